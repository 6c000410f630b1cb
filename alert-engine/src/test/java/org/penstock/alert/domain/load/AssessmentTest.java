package org.penstock.alert.domain.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.alert.domain.load.Measure.Verdict;
import org.penstock.event.AlarmPriority;

class AssessmentTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final Period DAY = new Period(BEGIN, BEGIN.plus(Duration.ofDays(1)));
  private static final LoadLimits LIMITS =
      new LoadLimits(
          10,
          5,
          3,
          Duration.ofMinutes(1),
          Duration.ofSeconds(5),
          Duration.ofDays(1),
          Duration.ofHours(12));
  private static final PutAside NOTHING = new PutAside(0, 0, 0, 0);

  @ParameterizedTest
  @CsvSource({"150, MET", "151, MANAGEABLE", "300, MANAGEABLE", "301, MISSED"})
  void aDayOf150AlarmsIsAcceptableAndOneOf300CanBeManaged(long alarms, Verdict verdict) {
    Measure perDay = measure(load(spread(alarms), List.of(), NOTHING), "annunciated_per_day");
    assertThat(perDay.value()).isEqualTo((double) alarms);
    assertThat(perDay.verdict()).isEqualTo(verdict);
    assertThat(perDay.target()).isEqualTo("at most 150, manageable up to 300");
  }

  @Test
  void theTimeInFloodIsAShareOfThePeriod() {
    SortedMap<Instant, Long> buckets = new TreeMap<>();
    buckets.put(BEGIN, 20L);
    Load load = load(buckets, List.of(), NOTHING);
    assertThat(measure(load, "floods").value()).isEqualTo(1);
    assertThat(measure(load, "alarms_in_floods").value()).isEqualTo(20);
    assertThat(measure(load, "largest_flood").value()).isEqualTo(20);
    assertThat(measure(load, "time_in_flood").value()).isEqualTo(100.0 / 144);
    assertThat(measure(load, "time_in_flood").verdict()).isEqualTo(Verdict.MET);
    assertThat(measure(load, "peak_in_ten_minutes").verdict()).isEqualTo(Verdict.MISSED);
    assertThat(measure(load, "ten_minutes_over_the_peak_target").value()).isEqualTo(100.0 / 144);
  }

  @Test
  void eachPriorityHasItsShareItsTimeToAcknowledgeAndWhatWaitedTooLong() {
    List<Response> responses =
        List.of(
            new Response(AlarmPriority.CRITICAL, 6, Duration.ofSeconds(30), 0),
            new Response(AlarmPriority.LOW, 94, null, 2));
    Load load = load(spread(100), responses, NOTHING);
    assertThat(measure(load, "share_of_critical").value()).isEqualTo(6);
    assertThat(measure(load, "share_of_critical").verdict()).isEqualTo(Verdict.MISSED);
    assertThat(measure(load, "median_to_acknowledge_critical").value()).isEqualTo(30);
    assertThat(names(load)).doesNotContain("median_to_acknowledge_low");
    assertThat(measure(load, "unacknowledged_too_long_low").verdict()).isEqualTo(Verdict.MISSED);
  }

  @Test
  void theTenMostFrequentAreAShareOfAll() {
    Load load =
        new Load(
            DAY,
            spread(40),
            List.of(),
            List.of(
                new AlarmCount("a", "filters", "A", 20), new AlarmCount("b", "filters", "B", 10)),
            List.of(new AlarmCount("a", "filters", "A", 4)),
            List.of(),
            List.of(),
            new PutAside(3, 1, 2, 1));
    assertThat(measure(load, "share_of_the_ten_most_frequent").value()).isEqualTo(75);
    assertThat(measure(load, "chattering").verdict()).isEqualTo(Verdict.MISSED);
    assertThat(measure(load, "fleeting").verdict()).isEqualTo(Verdict.MET);
    assertThat(measure(load, "shelved").value()).isEqualTo(3);
    assertThat(measure(load, "shelved_longer_than_a_shift").verdict()).isEqualTo(Verdict.MISSED);
    assertThat(measure(load, "out_of_service").verdict()).isEqualTo(Verdict.TREND);
  }

  @Test
  void aPeriodWithoutAlarmsMeetsEveryTarget() {
    Load load =
        load(new TreeMap<>(), List.of(new Response(AlarmPriority.CRITICAL, 0, null, 0)), NOTHING);
    assertThat(Assessment.of(load, LIMITS).measures())
        .extracting(Measure::verdict)
        .containsOnly(Verdict.MET, Verdict.TREND);
  }

  private static SortedMap<Instant, Long> spread(long alarms) {
    SortedMap<Instant, Long> buckets = new TreeMap<>();
    for (long i = 0; i < alarms; i++) {
      buckets.merge(BEGIN.plus(LoadLimits.BUCKET.multipliedBy(i % 144)), 1L, Long::sum);
    }
    return buckets;
  }

  private static Load load(
      SortedMap<Instant, Long> buckets, List<Response> responses, PutAside aside) {
    return new Load(DAY, buckets, responses, List.of(), List.of(), List.of(), List.of(), aside);
  }

  private static Measure measure(Load load, String name) {
    return Assessment.of(load, LIMITS).measures().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(Load load) {
    return Assessment.of(load, LIMITS).measures().stream().map(Measure::name).toList();
  }
}
