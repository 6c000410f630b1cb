package org.penstock.alert.domain.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.draft.RuleDraft.LevelDraft;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.alert.domain.signal.Values;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** A draft is accepted as it stands, or every fault of it is named. */
class RuleCheckTest {

  @Test
  void aSoundDraftBecomesARuleWithTheUsualBehaviour() {
    AlarmRule rule = accepted(new Draft());
    assertThat(rule.alarmId()).isEqualTo("turbidity-high@FILTER-2");
    assertThat(rule.assetName()).isEqualTo("FILTER-2");
    assertThat(rule.behaviour()).isEqualTo(Behaviour.USUAL);
    assertThat(rule.workOrderPolicy()).isEqualTo(new WorkOrderPolicy.Never());
    assertThat(rule.dedupeKey()).isEqualTo("FILTER-2|turbidity-high");
    assertThat(rule.snapshotTags()).containsExactly("filters.filter2.turbidity");
    assertThat(rule.rationale()).isEqualTo(Rationale.NONE);
    assertThat(rule.priorityAt(Level.H)).isEqualTo(AlarmPriority.HIGH);
    assertThat(rule.priorityAt(Level.HH)).isEqualTo(AlarmPriority.CRITICAL);
    assertThat(rule.kind().onDelay(Level.H)).isEqualTo(Duration.ofSeconds(7));
    assertThat(rule.kind().onDelay(Level.HH)).isEqualTo(Duration.ofSeconds(2));
    assertThat(rule.kind().limit(Level.H)).contains(new BigDecimal("0.3"));
    assertThat(rule.alarmClass()).isEqualTo(AlarmClass.REGULATORY);
    assertThatIllegalArgumentException().isThrownBy(() -> rule.kind().onDelay(Level.LL));
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    Draft draft = new Draft();
    draft.id = "Turbidity High";
    draft.assetId = "FILTER/2";
    draft.area = " ";
    draft.tag = null;
    draft.priority = "URGENT";
    draft.alarmClass = "UNKNOWN";
    draft.woPolicy = "ALWAYS";
    draft.offDelay = Duration.ofSeconds(-1);
    assertThat(faults(draft))
        .hasSize(8)
        .anySatisfy(fault -> assertThat(fault).startsWith("id 'Turbidity High' must match"))
        .anySatisfy(fault -> assertThat(fault).startsWith("asset_id 'FILTER/2' must match"))
        .contains("area is missing", "tag is missing", "off_delay PT-1S is negative")
        .anySatisfy(fault -> assertThat(fault).startsWith("priority 'URGENT' is not one of"))
        .anySatisfy(fault -> assertThat(fault).startsWith("alarm_class 'UNKNOWN' is not one of"))
        .anySatisfy(fault -> assertThat(fault).startsWith("wo_policy 'ALWAYS' is not one of"));
  }

  @Test
  void levelsMustRiseAndLeaveRoomForTheDeadband() {
    Draft draft = new Draft();
    draft.levels.put("HH", level("0.2"));
    assertThat(faults(draft))
        .containsExactly("levels.HH.limit 0.2 is not above levels.H.limit 0.3");
    draft.levels.remove("HH");
    draft.levels.put("L", level("0.27"));
    assertThat(faults(draft))
        .containsExactly(
            "levels.H.limit 0.3 is not above levels.L.limit 0.27 by more than two deadbands");
  }

  @Test
  void levelsAreNamedAndHaveALimit() {
    Draft draft = new Draft();
    draft.levels.put("HHH", level("3"));
    draft.levels.put("LL", new LevelDraft(null, null, null));
    draft.deadband = new BigDecimal("-0.1");
    assertThat(faults(draft))
        .containsExactlyInAnyOrder(
            "levels.HHH is not a level: HH, H, L, LL",
            "levels.LL.limit is missing",
            "deadband -0.1 is negative");
    draft.levels.clear();
    assertThat(faults(draft)).containsExactly("levels is empty: give at least one of HH, H, L, LL");
  }

  @Test
  void theKindIsOneOfThose() {
    Draft draft = new Draft();
    draft.kind = null;
    assertThat(faults(draft)).containsExactly("kind is missing: LIMIT or DISCRETE");
    draft.kind = "MAGIC";
    assertThat(faults(draft)).containsExactly("kind 'MAGIC' is not known: LIMIT or DISCRETE");
  }

  @Test
  void aDiscreteRuleNeedsTheValueThatAlarms() {
    Draft draft = new Draft();
    draft.kind = "DISCRETE";
    assertThat(faults(draft)).containsExactly("alarm_value is missing");
    draft.alarmValue = TagValue.missing();
    assertThat(faults(draft)).containsExactly("alarm_value is missing");
    draft.alarmValue = TagValue.of(true);
    AlarmRule rule = accepted(draft);
    assertThat(rule.kind().levels()).containsExactly(Level.ON);
    assertThat(rule.kind().limit(Level.ON)).isEmpty();
    assertThat(rule.kind().name()).isEqualTo("DISCRETE");
    assertThat(signals(rule, TagValue.of("text"))).containsEntry(Level.ON, Signal.FROZEN);
    assertThat(rule.priorityAt(Level.ON)).isEqualTo(AlarmPriority.HIGH);
  }

  @Test
  void aSnapshotIsSmall() {
    Draft draft = new Draft();
    draft.snapshotTags =
        java.util.stream.IntStream.range(0, 20).mapToObj(n -> "filters.t" + n).toList();
    assertThat(faults(draft)).containsExactly("snapshot_tags has more than 16 tags");
  }

  @Test
  void aSheetNamesTheRowOfEachFault() {
    Draft faulty = new Draft();
    faulty.title = null;
    Draft nameless = new Draft();
    nameless.id = null;
    RuleSheet.Checked checked =
        RuleSheet.check(
            List.of(new Draft().build(), faulty.build(), new Draft().build(), nameless.build()),
            "wtp-1",
            Map.of());
    assertThat(checked.faults())
        .containsExactly(
            "row 2 (turbidity-high): title is missing",
            "row 3 (turbidity-high): the id is used by an earlier row",
            "row 4 (no id): id is missing");
  }

  @Test
  void aRuleUsesTagsOfItsOwnArea() {
    Map<String, String> areas = Map.of("filters.filter2.turbidity", "intake");
    AlarmRule rule = accepted(new Draft());
    assertThat(RuleSheet.check(List.of(new Draft().build()), "wtp-1", areas).faults())
        .singleElement()
        .asString()
        .startsWith("row 1 (turbidity-high): tag filters.filter2.turbidity is of area intake");
    RuleSet set = RuleSet.of(List.of(rule), areas);
    assertThat(set.active()).isEmpty();
    assertThat(set.of(rule.tagName())).isEmpty();
    assertThat(set.behind(rule.alarmId())).isEmpty();
    assertThat(set.known(rule.alarmId())).contains(rule);
    assertThat(set.known("nobody")).isEmpty();
    assertThat(set.refused()).extracting(RuleSet.RefusedRule::rule).containsExactly(rule);
    RuleSet sound = RuleSet.of(List.of(rule), Map.of(rule.tagName(), "filters"));
    assertThat(sound.known(rule.alarmId())).contains(rule);
    assertThat(sound.refused()).isEmpty();
  }

  private static AlarmRule accepted(Draft draft) {
    RuleCheck.Result result = RuleCheck.check(draft.build(), "wtp-1", 1);
    assertThat(result).isInstanceOf(RuleCheck.Result.Accepted.class);
    return ((RuleCheck.Result.Accepted) result).rule();
  }

  private static List<String> faults(Draft draft) {
    RuleCheck.Result result = RuleCheck.check(draft.build(), "wtp-1", 1);
    assertThat(result).isInstanceOf(RuleCheck.Result.Faulty.class);
    return ((RuleCheck.Result.Faulty) result).faults();
  }

  private static LevelDraft level(String limit) {
    return new LevelDraft(new BigDecimal(limit), null, null);
  }

  /** A sound draft, to be spoilt. */
  private static final class Draft {
    @Nullable String id = "turbidity-high";
    @Nullable String kind = "LIMIT";
    @Nullable String area = "filters";
    @Nullable String tag = "filters.filter2.turbidity";
    @Nullable String assetId = "FILTER-2";
    @Nullable String title = "Turbidity high";
    final Map<String, LevelDraft> levels =
        new HashMap<>(
            Map.of(
                "H",
                level("0.3"),
                "HH",
                new LevelDraft(new BigDecimal("1.0"), Duration.ofSeconds(2), "CRITICAL")));
    @Nullable BigDecimal deadband = new BigDecimal("0.02");
    @Nullable TagValue alarmValue;
    @Nullable Duration offDelay;
    @Nullable String priority = "HIGH";
    @Nullable String alarmClass = "REGULATORY";
    @Nullable String woPolicy;
    @Nullable List<String> snapshotTags;

    RuleDraft build() {
      return new RuleDraft(
          id,
          kind,
          area,
          tag,
          assetId,
          null,
          title,
          levels,
          deadband,
          alarmValue,
          Duration.ofSeconds(7),
          offDelay,
          priority,
          alarmClass,
          woPolicy,
          null,
          null,
          null,
          null,
          null,
          snapshotTags,
          null);
    }
  }

  private static Map<Level, Signal> signals(AlarmRule rule, TagValue value) {
    Observation reading = new Observation(rule.tagName(), value, null, Quality.GOOD, Samples.NOON);
    return rule.kind().judge(new Look(reading, Values.NONE, Memory.Nothing.NOTHING, Samples.NOON));
  }
}
