package org.penstock.alert.domain.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.penstock.alert.domain.draft.Drafts.turbidity;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Expression;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;

/** A draft is accepted as it stands, or every fault of it is named. */
class RuleCheckTest {

  @Test
  void aSoundDraftBecomesARuleWithTheUsualBehaviour() {
    AlarmRule rule = turbidity().accepted();
    assertThat(rule.alarmId()).isEqualTo("turbidity-high@FILTER-2");
    assertThat(rule.assetName()).isEqualTo("FILTER-2");
    assertThat(rule.behaviour()).isEqualTo(Behaviour.USUAL);
    assertThat(rule.workOrderPolicy()).isEqualTo(new WorkOrderPolicy.Never());
    assertThat(rule.dedupeKey()).isEqualTo("FILTER-2|turbidity-high");
    assertThat(rule.snapshotTags()).containsExactly("filters.filter2.turbidity");
    assertThat(rule.suppression()).isEqualTo(Suppression.NEVER);
    assertThat(rule.urging()).isEqualTo(Urging.NONE);
    assertThat(rule.enabling()).isEmpty();
    assertThat(rule.longestShelf()).isEmpty();
    assertThat(rule.priorityAt(Level.H)).isEqualTo(AlarmPriority.HIGH);
    assertThat(rule.priorityAt(Level.HH)).isEqualTo(AlarmPriority.CRITICAL);
    assertThat(rule.kind().onDelay(Level.H)).isEqualTo(Duration.ofSeconds(7));
    assertThat(rule.kind().onDelay(Level.HH)).isEqualTo(Duration.ofSeconds(2));
    assertThat(rule.kind().limit(Level.H)).contains(new BigDecimal("0.3"));
    assertThat(rule.alarmClass()).isEqualTo(AlarmClass.REGULATORY);
    assertThat(rule.rationale()).isEqualTo(new Rationale(null, "report", "backwash", "PT15M"));
    assertThatIllegalArgumentException().isThrownBy(() -> rule.kind().onDelay(Level.LL));
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    List<String> faults =
        turbidity()
            .with("id", "Turbidity High")
            .with("asset_id", "FILTER/2")
            .with("area", " ")
            .without("tag")
            .with("priority", "URGENT")
            .with("alarm_class", "UNKNOWN")
            .with("wo_policy", "ALWAYS")
            .with("off_delay", "PT-1S")
            .with("enabling_condition", "tags[\"a\"] >")
            .with("deadband", -1)
            .faults();
    assertThat(faults)
        .hasSize(10)
        .anySatisfy(fault -> assertThat(fault).startsWith("id 'Turbidity High' must match"))
        .anySatisfy(fault -> assertThat(fault).startsWith("asset_id 'FILTER/2' must match"))
        .contains("area is missing", "tag is missing", "off_delay PT-1S is negative")
        .contains("deadband -1 is negative")
        .contains("enabling_condition: line 1, character 12: the expression ends too early")
        .anySatisfy(fault -> assertThat(fault).startsWith("priority 'URGENT' is not one of"))
        .anySatisfy(fault -> assertThat(fault).startsWith("alarm_class 'UNKNOWN' is not one of"))
        .anySatisfy(fault -> assertThat(fault).startsWith("wo_policy 'ALWAYS' is not one of"));
  }

  @Test
  void aSnapshotIsSmall() {
    assertThat(
            turbidity()
                .with(
                    "snapshot_tags", IntStream.range(0, 20).mapToObj(n -> "filters.t" + n).toList())
                .faults())
        .containsExactly("snapshot_tags has more than 16 tags");
  }

  @Test
  void anUrgentAlarmSaysWhatHappensWhatToDoAndHowSoon() {
    assertThat(turbidity().without("rationale").faults())
        .containsExactly(
            "rationale.consequence is missing: an alarm of priority CRITICAL needs it",
            "rationale.action is missing: an alarm of priority CRITICAL needs it",
            "rationale.time_to_respond is missing: an alarm of priority CRITICAL needs it");
    assertThat(
            turbidity()
                .with("levels", Map.of("H", Map.of("limit", 1)))
                .with("rationale", Map.of("consequence", "c", "action", " "))
                .faults())
        .containsExactly(
            "rationale.action is missing: an alarm of priority HIGH needs it",
            "rationale.time_to_respond is missing: an alarm of priority HIGH needs it");
    assertThat(
            turbidity()
                .with("levels", Map.of("H", Map.of("limit", 1)))
                .with("priority", "MEDIUM")
                .without("rationale")
                .accepted()
                .rationale())
        .isEqualTo(Rationale.NONE);
  }

  @Test
  void timesInARationaleAreTimes() {
    assertThat(
            turbidity()
                .with(
                    "rationale",
                    Map.of(
                        "consequence",
                        "c",
                        "action",
                        "a",
                        "time_to_respond",
                        "soon",
                        "test_interval",
                        "PT0S"))
                .faults())
        .containsExactly(
            "rationale.time_to_respond 'soon' is not a time such as PT15M",
            "rationale.test_interval PT0S is not more than zero");
  }

  @Test
  void theMasterAlarmDatabaseIsKeptWhole() {
    Rationale rationale =
        turbidity()
            .with(
                "rationale",
                Map.ofEntries(
                    Map.entry("cause", "1"),
                    Map.entry("consequence", "2"),
                    Map.entry("action", "3"),
                    Map.entry("time_to_respond", "PT4M"),
                    Map.entry("confirmation", "5"),
                    Map.entry("basis", "6"),
                    Map.entry("reference", "7"),
                    Map.entry("test_interval", "P8D"),
                    Map.entry("author", "9"),
                    Map.entry("approver", "10"),
                    Map.entry("reason", "11"),
                    Map.entry("change_number", "12")))
            .accepted()
            .rationale();
    assertThat(rationale)
        .isEqualTo(
            new Rationale("1", "2", "3", "PT4M", "5", "6", "7", "P8D", "9", "10", "11", "12"));
  }

  @Test
  void peopleAreUrgedAsWritten() {
    AlarmRule rule =
        turbidity()
            .with("unacknowledged_after", "PT5M")
            .with("reannounce_every", "PT10M")
            .with("re_alarm_after", "PT1H")
            .with("longest_shelf", "PT2H")
            .accepted();
    assertThat(rule.urging())
        .isEqualTo(
            new Urging(
                Optional.of(Duration.ofMinutes(5)),
                Optional.of(Duration.ofMinutes(10)),
                Optional.of(Duration.ofHours(1))));
    assertThat(rule.longestShelf()).contains(Duration.ofHours(2));
    assertThat(
            turbidity()
                .with("unacknowledged_after", "PT0S")
                .with("re_alarm_after", "PT-1S")
                .with("longest_shelf", "PT0S")
                .faults())
        .containsExactly(
            "unacknowledged_after PT0S is not more than zero",
            "re_alarm_after PT-1S is not more than zero",
            "longest_shelf PT0S is not more than zero");
  }

  @Test
  void anAlarmThatNeedsNoAcknowledgementCannotWaitForOne() {
    assertThat(
            turbidity()
                .with("ack_required", false)
                .with("unacknowledged_after", "PT5M")
                .with("reannounce_every", "PT5M")
                .faults())
        .containsExactly(
            "unacknowledged_after has no meaning where ack_required is false",
            "reannounce_every has no meaning where ack_required is false");
  }

  @Test
  void aWorkOrderPolicyHasItsOwnSettings() {
    assertThat(turbidity().with("wo_policy", "ON_RAISE").accepted().workOrderPolicy())
        .isEqualTo(new WorkOrderPolicy.OnRaise());
    assertThat(turbidity().with("wo_policy", "ON_ACK_CHOICE").accepted().workOrderPolicy())
        .isEqualTo(new WorkOrderPolicy.OnAckChoice());
    assertThat(
            turbidity()
                .with("wo_policy", "AFTER_DELAY")
                .with("wo_delay", "PT30M")
                .accepted()
                .workOrderPolicy())
        .isEqualTo(new WorkOrderPolicy.AfterDelay(Duration.ofMinutes(30)));
    assertThat(
            turbidity()
                .with("wo_policy", "ON_COUNT")
                .with("wo_count", 10)
                .with("wo_window", "P1D")
                .accepted()
                .workOrderPolicy())
        .isEqualTo(new WorkOrderPolicy.OnCount(10, Duration.ofDays(1)));
    assertThat(turbidity().with("wo_policy", "AFTER_DELAY").with("wo_count", 2).faults())
        .containsExactly("wo_count is a setting of wo_policy ON_COUNT", "wo_delay is missing");
    assertThat(turbidity().with("wo_policy", "ON_COUNT").with("wo_delay", "PT1M").faults())
        .containsExactly(
            "wo_delay is a setting of wo_policy AFTER_DELAY",
            "wo_count is missing",
            "wo_window is missing");
    assertThat(
            turbidity()
                .with("wo_policy", "ON_COUNT")
                .with("wo_count", 1)
                .with("wo_window", "PT1H")
                .faults())
        .containsExactly("wo_count 1 is not between 2 and 1000");
  }

  @Test
  void theDesignSaysWhenTheAlarmMeansNothing() {
    Suppression suppression =
        turbidity()
            .with(
                "suppress_when",
                Map.of("alarms", List.of("plc@PLC-3"), "mode", "tags[\"filters.mode\"] == 'OFF'"))
            .with("chatter", Map.of("activations", 3, "window", "PT1M", "quiet", "PT5M"))
            .with("covers", List.of("plant|HighTurbidity"))
            .accepted()
            .suppression();
    assertThat(suppression.parents()).containsExactly("plc@PLC-3");
    assertThat(suppression.covers()).containsExactly("plant|HighTurbidity");
    assertThat(suppression.mode().map(Expression::tags).orElseThrow())
        .containsExactly("filters.mode");
    assertThat(suppression.chatter())
        .contains(new Suppression.Chatter(3, Duration.ofMinutes(1), Duration.ofMinutes(5)));
  }

  @Test
  void aFaultySuppressionIsNamed() {
    assertThat(
            turbidity()
                .with("suppress_when", Map.of())
                .with("chatter", Map.of("activations", 1, "window", "PT0S"))
                .with("covers", List.of("a", "a", ""))
                .faults())
        .containsExactly(
            "suppress_when is empty: give alarms, mode or both",
            "chatter.activations 1 is not between 2 and 100",
            "chatter.window PT0S is not more than zero",
            "chatter.quiet is missing",
            "covers names a twice",
            "covers has an empty name");
    assertThat(turbidity().with("suppress_when", Map.of("mode", "1 == 1")).faults())
        .containsExactly(
            "suppress_when.mode: the expression names no tag: write tags[\"area.tag\"]");
    assertThat(
            turbidity()
                .with("covers", IntStream.range(0, 17).mapToObj(n -> "c" + n).toList())
                .faults())
        .containsExactly("covers has more than 16 names");
  }

  @Test
  void anEnablingConditionIsLookedAtWithItsTags() {
    AlarmRule rule =
        turbidity().with("enabling_condition", "tags[\"filters.filter2.flow\"] > 5").accepted();
    assertThat(rule.tags())
        .containsExactlyInAnyOrder("filters.filter2.turbidity", "filters.filter2.flow");
  }

  @Test
  void aRuleThatAsksOtherTagsLooksAtMoreThanOneValue() {
    assertThat(turbidity().accepted().looksAtOneValue()).isTrue();
    assertThat(turbidity().with("enabling_condition", "tags['a'] > 1").accepted().looksAtOneValue())
        .isFalse();
    assertThat(
            Drafts.ofKind("DISCREPANCY")
                .with("feedback_tag", "fb")
                .with("travel_time", "PT20S")
                .accepted()
                .looksAtOneValue())
        .isFalse();
  }
}
