package org.penstock.alert.domain.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.draft.Drafts.ofKind;
import static org.penstock.alert.domain.draft.Drafts.turbidity;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.kind.BadQuality;
import org.penstock.alert.domain.kind.Deviation;
import org.penstock.alert.domain.kind.Discrete;
import org.penstock.alert.domain.kind.Formula;
import org.penstock.alert.domain.kind.Limits;
import org.penstock.alert.domain.kind.past.ConsecutiveSamples;
import org.penstock.alert.domain.kind.past.CountInWindow;
import org.penstock.alert.domain.kind.past.Discrepancy;
import org.penstock.alert.domain.kind.past.Frozen;
import org.penstock.alert.domain.kind.past.RateOfChange;
import org.penstock.alert.domain.kind.past.SampleClock;
import org.penstock.alert.domain.kind.past.Stale;
import org.penstock.alert.domain.kind.past.Statistic;
import org.penstock.alert.domain.kind.past.WindowStatistic;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.TagValue;

/** What a rule of each kind must say, and what it must not. */
class KindCheckTest {

  private static final Map<String, Object> ABOVE_ONE = Map.of("H", Map.of("limit", 1));
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

  @Test
  void theKindIsOneOfThose() {
    assertThat(ofKind("LIMIT").without("kind").faults())
        .singleElement()
        .asString()
        .startsWith("kind is missing: LIMIT, SUSTAINED, DEVIATION");
    assertThat(ofKind("MAGIC").faults())
        .singleElement()
        .asString()
        .startsWith("kind 'MAGIC' is not known: LIMIT, SUSTAINED")
        .endsWith("WINDOW_STATISTIC or EXPRESSION");
  }

  @Test
  void aSettingOfAnotherKindIsAFault() {
    assertThat(turbidity().with("max_silence", "PT3M").with("count", 3).faults())
        .containsExactly(
            "max_silence is no setting of kind LIMIT", "count is no setting of kind LIMIT");
  }

  /** One that would not take effect misleads whoever wrote it; so each of them is one. */
  @Test
  void everySettingIsAFaultWhereItDoesNotBelong() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("levels", ABOVE_ONE);
    settings.put("deadband", 0.1);
    settings.put("alarm_value", true);
    settings.put("setpoint_tag", "sp");
    settings.put("feedback_tag", "fb");
    settings.put("travel_time", "PT20S");
    settings.put("include_uncertain", true);
    settings.put("together_with", List.of("a"));
    settings.put("min_change", 0.5);
    settings.put("window", "PT10M");
    settings.put("count", 3);
    settings.put("sample_every", "PT1M");
    settings.put("samples", 2);
    settings.put("max_age", "PT1M");
    settings.put("per", "PT1H");
    settings.put("statistic", "avg");
    settings.put("step", "PT5M");
    settings.put("min_coverage", 75);
    settings.put("expression", "tags['a'] > 1");
    Drafts draft = ofKind("STALE").with("max_silence", "PT3M");
    settings.forEach(draft::with);
    assertThat(draft.faults())
        .containsExactlyElementsOf(
            settings.keySet().stream().map(name -> name + " is no setting of kind STALE").toList());
    assertThat(ofKind("DISCRETE").with("alarm_value", true).with("max_silence", "PT3M").faults())
        .containsExactly("max_silence is no setting of kind DISCRETE");
  }

  @Test
  void levelsMustRiseAndLeaveRoomForTheDeadband() {
    assertThat(
            turbidity()
                .with("levels", Map.of("H", Map.of("limit", 0.3), "HH", Map.of("limit", 0.2)))
                .faults())
        .containsExactly("levels.HH.limit 0.2 is not above levels.H.limit 0.3");
    assertThat(
            turbidity()
                .with("levels", Map.of("H", Map.of("limit", 0.3), "L", Map.of("limit", 0.27)))
                .faults())
        .containsExactly(
            "levels.H.limit 0.3 is not above levels.L.limit 0.27 by more than two deadbands");
  }

  @Test
  void levelsAreNamedAndHaveALimit() {
    assertThat(
            turbidity()
                .with(
                    "levels",
                    Map.of("H", Map.of("limit", 1), "HHH", Map.of("limit", 3), "LL", Map.of()))
                .faults())
        .containsExactlyInAnyOrder(
            "levels.HHH is not a level: HH, H, L, LL", "levels.LL.limit is missing");
    assertThat(turbidity().with("levels", Map.of()).faults())
        .containsExactly("levels is empty: give at least one of HH, H, L, LL");
    assertThat(
            turbidity()
                .with(
                    "levels",
                    Map.of("H", Map.of("limit", 1, "on_delay", "PT-1S", "priority", "URGENT")))
                .faults())
        .hasSize(2)
        .contains("levels.H.on_delay PT-1S is negative")
        .anySatisfy(fault -> assertThat(fault).startsWith("levels.H.priority 'URGENT'"));
  }

  @Test
  void aSustainedLimitSaysForHowLongAndAWorseLevelMayBeTheSameForLonger() {
    Drafts draft = ofKind("SUSTAINED").with("deadband", 0.01);
    Map<String, Object> sound =
        Map.of(
            "L",
            Map.of("limit", 0.2, "on_delay", "PT30M"),
            "LL",
            Map.of("limit", 0.2, "on_delay", "PT4H"));
    RuleKind kind = draft.with("levels", sound).accepted().kind();
    assertThat(kind).isInstanceOf(Limits.class);
    assertThat(kind.name()).isEqualTo("SUSTAINED");
    assertThat(kind.onDelay(Level.LL)).isEqualTo(Duration.ofHours(4));
    assertThat(
            draft
                .with(
                    "levels",
                    Map.of(
                        "L",
                        Map.of("limit", 0.2, "on_delay", "PT4H"),
                        "LL",
                        Map.of("limit", 0.2, "on_delay", "PT4H")))
                .faults())
        .containsExactly(
            "levels.LL.on_delay PT4H is not longer than levels.L.on_delay PT4H at the same limit");
    assertThat(draft.with("levels", Map.of("L", Map.of("limit", 0.2))).faults())
        .containsExactly("levels.L.on_delay is missing: SUSTAINED is for so long");
    assertThat(turbidity().with("levels", sound).faults())
        .containsExactly("levels.L.limit 0.2 is not above levels.LL.limit 0.2");
  }

  @Test
  void aDeviationNeedsASetpoint() {
    Drafts draft = ofKind("DEVIATION").with("levels", ABOVE_ONE);
    assertThat(draft.faults()).containsExactly("setpoint_tag is missing");
    assertThat(draft.with("setpoint_tag", "filters.filter2.turbidity").faults())
        .containsExactly("setpoint_tag is the tag itself");
    RuleKind kind = draft.with("setpoint_tag", "filters.sp").accepted().kind();
    assertThat(kind).isInstanceOf(Deviation.class);
    assertThat(kind.otherTags()).containsExactly("filters.sp");
  }

  @Test
  void aRateNeedsItsClockAndItsUnitOfTime() {
    Drafts draft = ofKind("RATE_OF_CHANGE").with("levels", ABOVE_ONE);
    assertThat(draft.faults()).containsExactly("sample_every is missing", "per is missing");
    assertThat(draft.with("sample_every", "PT0.5S").with("per", "PT1H").with("samples", 1).faults())
        .containsExactly(
            "samples 1 is not between 2 and 96",
            "sample_every PT0.5S is not at least PT1S in whole milliseconds");
    draft.with("sample_every", "PT1M").with("samples", 4);
    assertThat(draft.accepted().kind())
        .isInstanceOfSatisfying(
            RateOfChange.class,
            kind -> {
              assertThat(kind.clock()).isEqualTo(clock(Duration.ofMinutes(1), THREE_MINUTES, 4));
              assertThat(kind.per()).isEqualTo(Duration.ofHours(1));
            });
  }

  @Test
  void samplesInARowNeedTheirNumberAndTheirClock() {
    Drafts draft = ofKind("CONSECUTIVE_SAMPLES").with("levels", ABOVE_ONE);
    assertThat(draft.faults()).containsExactly("samples is missing", "sample_every is missing");
    draft.with("samples", 2).with("sample_every", "PT15M");
    assertThat(draft.accepted().kind())
        .isInstanceOfSatisfying(
            ConsecutiveSamples.class,
            kind -> assertThat(kind.clock()).isEqualTo(clock(QUARTER, QUARTER, 2)));
    assertThat(draft.with("max_age", "PT0S").faults())
        .containsExactly("max_age PT0S is not more than zero");
  }

  @Test
  void aWindowIsSampledInWholeSteps() {
    Drafts draft =
        ofKind("WINDOW_STATISTIC")
            .with("levels", ABOVE_ONE)
            .with("window", "PT15M")
            .with("sample_every", "PT10S")
            .with("statistic", "p95");
    assertThat(draft.accepted().kind())
        .isInstanceOfSatisfying(
            WindowStatistic.class,
            kind -> {
              assertThat(kind.clock()).isEqualTo(clock(Duration.ofSeconds(10), THREE_MINUTES, 90));
              assertThat(kind.step()).isEqualTo(QUARTER);
              assertThat(kind.minCoverage()).isEqualTo(75);
              assertThat(kind.statistic()).isEqualTo(new Statistic.Percentile(95));
              assertThat(kind.weight()).isEqualTo(BigDecimal.ONE);
            });
    assertThat(
            draft
                .with("statistic", "p100")
                .with("sample_every", "PT7S")
                .with("step", "PT10S")
                .with("min_coverage", 0)
                .faults())
        .containsExactly(
            "window PT15M is not a multiple of sample_every PT7S",
            "step PT10S is not a multiple of sample_every PT7S",
            "min_coverage 0 is not between 1 and 100",
            "statistic 'p100' is not one of avg, min, max, sum, stddev, p1 to p99");
    draft.with("sample_every", "PT1S").with("min_coverage", 90).with("statistic", "avg");
    assertThat(draft.with("window", "PT1H").faults())
        .containsExactly("window PT1H has 3600 samples of PT1S: 2 to 3000 are possible");
    assertThat(draft.without("window").without("statistic").faults())
        .containsExactly(
            "window is missing",
            "window PT1S has 1 samples of PT1S: 2 to 3000 are possible",
            "statistic is missing");
  }

  @Test
  void aSumOfAFlowIsAVolume() {
    Drafts draft =
        ofKind("WINDOW_STATISTIC")
            .with("levels", ABOVE_ONE)
            .with("window", "P1D")
            .with("sample_every", "PT15M")
            .with("statistic", "sum")
            .with("per", "PT1H");
    assertThat(draft.accepted().kind())
        .isInstanceOfSatisfying(
            WindowStatistic.class, kind -> assertThat(kind.weight()).isEqualByComparingTo("0.25"));
    assertThat(draft.with("statistic", "max").faults())
        .containsExactly("per is a setting of statistic sum");
  }

  @Test
  void aDiscreteRuleNeedsTheValueThatAlarms() {
    assertThat(ofKind("DISCRETE").faults()).containsExactly("alarm_value is missing");
    assertThat(ofKind("DISCRETE").with("alarm_value", null).faults())
        .containsExactly("alarm_value is missing");
    assertThat(ofKind("DISCRETE").with("alarm_value", true).accepted().kind())
        .isEqualTo(new Discrete(TagValue.of(true), Duration.ZERO));
  }

  @Test
  void aDiscrepancyNeedsAFeedbackAndItsTime() {
    Drafts draft = ofKind("DISCREPANCY");
    assertThat(draft.faults()).containsExactly("feedback_tag is missing", "travel_time is missing");
    assertThat(
            draft
                .with("feedback_tag", "filters.filter2.turbidity")
                .with("travel_time", "PT0S")
                .faults())
        .containsExactly(
            "feedback_tag is the tag itself", "travel_time PT0S is not more than zero");
    assertThat(draft.with("feedback_tag", "fb").with("travel_time", "PT20S").accepted().kind())
        .isEqualTo(new Discrepancy("fb", Duration.ofSeconds(20), Duration.ZERO));
  }

  @Test
  void silenceAndBadQualityAreForATime() {
    assertThat(ofKind("STALE").faults()).containsExactly("max_silence is missing");
    assertThat(ofKind("STALE").with("max_silence", "PT3M").accepted().kind())
        .isEqualTo(new Stale(THREE_MINUTES, Duration.ZERO));
    assertThat(ofKind("BAD_QUALITY").with("on_delay", "PT1M").accepted().kind())
        .isEqualTo(new BadQuality(false, Set.of(), Duration.ofMinutes(1)));
    assertThat(ofKind("BAD_QUALITY").with("include_uncertain", true).accepted().kind())
        .isEqualTo(new BadQuality(true, Set.of(), Duration.ZERO));
  }

  @Test
  void theTagsOfOneControllerAreBadTogether() {
    Drafts draft = ofKind("BAD_QUALITY").with("together_with", List.of("a", "b"));
    assertThat(draft.accepted().kind())
        .isEqualTo(new BadQuality(false, Set.of("a", "b"), Duration.ZERO));
    assertThat(draft.with("together_with", List.of("filters.filter2.turbidity")).faults())
        .containsExactly("together_with names the tag itself");
  }

  @Test
  void aFrozenValueNeedsTheChangeOfAHealthyOne() {
    assertThat(ofKind("FROZEN").faults())
        .containsExactly("min_change is missing", "window is missing");
    assertThat(ofKind("FROZEN").with("min_change", 0).with("window", "PT10M").faults())
        .containsExactly("min_change 0 is not more than zero");
    assertThat(ofKind("FROZEN").with("min_change", 0.5).with("window", "PT10M").accepted().kind())
        .isEqualTo(new Frozen(new BigDecimal("0.5"), Duration.ofMinutes(10), Duration.ZERO));
  }

  @Test
  void aCountNeedsWhatIsCountedHowOftenAndWithin() {
    assertThat(ofKind("COUNT_IN_WINDOW").faults())
        .containsExactly("count is missing", "window is missing", "alarm_value is missing");
    Drafts draft = ofKind("COUNT_IN_WINDOW").with("alarm_value", true).with("window", "PT1H");
    assertThat(draft.with("count", 1001).faults())
        .containsExactly("count 1001 is not between 2 and 1000");
    assertThat(draft.with("count", 6).accepted().kind())
        .isEqualTo(new CountInWindow(TagValue.of(true), 6, Duration.ofHours(1), Duration.ZERO));
  }

  @Test
  void anExpressionIsCheckedWhenItIsWritten() {
    assertThat(ofKind("EXPRESSION").faults()).containsExactly("expression is missing");
    assertThat(ofKind("EXPRESSION").with("expression", "tags['a'] > 'x' && 1").faults())
        .singleElement()
        .asString()
        .startsWith("expression: line 1, character ");
    assertThat(
            ofKind("EXPRESSION")
                .with("expression", "tags['a'] > 1 && !tags['b']")
                .accepted()
                .kind())
        .isInstanceOfSatisfying(
            Formula.class,
            kind -> assertThat(kind.otherTags()).containsExactlyInAnyOrder("a", "b"));
  }

  private static SampleClock clock(Duration every, Duration maxAge, int most) {
    return new SampleClock(every, maxAge, most);
  }
}
