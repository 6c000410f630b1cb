package org.penstock.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.bench.Figure;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.plant.simulator.load.LoadOracle;
import org.penstock.plant.simulator.load.LoadTags;

class BalanceTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String UNNAMED = "long_not_streamed_unnamed";

  /** Two tags; each has shown its first value at noon and none since. The second has no history. */
  private final LoadOracle oracle = LoadOracle.of(new LoadTags(2, 2, InstantSource.fixed(NOON)));

  private final Arrivals arrivals = new Arrivals(2);

  @Test
  void whatArrivedIsInBalance() {
    see("load.t00000", "1.0", "live");
    see("load.t00001", "1", "initial");

    Balance balance = balance();

    assertThat(balance.isExact()).isTrue();
    assertThat(balance.changes()).isEqualTo(2);
    assertThat(balance.arrived()).isEqualTo(2);
    assertThat(balance.lateUnnamed()).isZero();
  }

  @Test
  void whatIsMissingWithoutAWordIsNoBalance() {
    see("load.t00000", "1.0", "live");

    assertThat(balance().isExact()).isFalse();
    assertThat(balance().missingUnnamed()).isEqualTo(1);
  }

  @Test
  void whatAGapRecordNamesIsInBalanceAndCountedByItsCause() {
    see("load.t00000", "1.0", "live");

    Balance ofTag = balance(gap("load.t00001", NOON, NOON, GapRecovery.NOT_SUPPORTED));
    Balance ofSource = balance(gap(null, NOON.minusSeconds(1), null, GapRecovery.PARTIAL));

    assertThat(List.of(ofTag.isExact(), ofSource.isExact())).containsOnly(true);
    assertThat(ofTag.missingNamed()).isEqualTo(1);
    assertThat(ofTag.lateByCause()).isEqualTo(Map.of(GapCause.CONNECTION_LOST, 1L));
  }

  @Test
  void aGapThatCallsItselfCompleteDoesNotNameWhatIsStillMissing() {
    see("load.t00000", "1.0", "live");

    Balance filled = balance(gap(null, NOON, NOON, GapRecovery.COMPLETE));

    assertThat(filled.isExact()).isFalse();
    assertThat(filled.missingUnnamed()).isEqualTo(1);
    assertThat(filled.lateByCause()).isEqualTo(Map.of(GapCause.CONNECTION_LOST, 1L));
  }

  @Test
  void oneOfTwoGapsIsEnoughToNameWhatIsMissing() {
    see("load.t00000", "1.0", "live");

    Balance both =
        balance(
            gap("load.t00001", NOON, NOON, GapRecovery.COMPLETE),
            gap(null, NOON, NOON, GapRecovery.FAILED));

    assertThat(both.isExact()).isTrue();
    assertThat(both.missingNamed()).isEqualTo(1);
  }

  @Test
  void whatHistoryOwesIsCountedApartFromWhatNoHistoryKeeps() {
    Gap whole = gap(null, NOON, NOON, GapRecovery.PARTIAL);
    see("load.t00000", "1.0", "backfill");
    Balance recovered = balance(whole);
    see("load.t00001", "1.0", "live");

    assertThat(recovered.missingOfHistory()).isZero();
    assertThat(recovered.missingNamed()).isEqualTo(1);
    assertThat(new Arrivals(2).streamed()).isZero();
    assertThat(Balance.of(oracle, new Arrivals(2), windows(whole)).missingOfHistory()).isEqualTo(1);
  }

  @Test
  void whatHistoryBroughtDoesNotHideThatItWasNotStreamed() {
    see("load.t00000", "1.0", "live");
    see("load.t00001", "1.0", "backfill");

    Map<String, Figure> figures = byName(balance(gap(null, NOON, NOON)).live("rate"));

    assertThat(arrivals.streamed()).isEqualTo(1);
    assertThat(figure(figures, "rate_lost").isMet()).isTrue();
    assertThat(figure(figures, "rate_not_streamed").value()).isEqualTo(1);
    assertThat(figure(figures, "rate_not_streamed").isMet()).isFalse();
  }

  @Test
  void whatWasStreamedMeetsEveryTargetHoweverOftenItCame() {
    see("load.t00000", "1.0", "backfill");
    see("load.t00000", "1.0", "live");
    see("load.t00000", "1.0", "live");
    see("load.t00001", "1.0", "initial");

    assertThat(arrivals.streamed()).isEqualTo(2);
    assertThat(balance().live("rate")).isNotEmpty().allMatch(Figure::isMet);
  }

  @Test
  void whatCameLateOutsideOfEveryGapIsNotAllowedInAnOutageEither() {
    see("load.t00000", "1.0", "live");
    see("load.t00001", "1.0", "backfill");

    Figure named = figure(byName(balance(gap(null, NOON, NOON)).shortfall("long")), UNNAMED);
    Figure unnamed =
        figure(byName(balance(gap(null, NOON.plusMillis(1), null)).shortfall("long")), UNNAMED);

    assertThat(named.isMet()).isTrue();
    assertThat(unnamed.value()).isEqualTo(1);
    assertThat(unnamed.isMet()).isFalse();
  }

  @Test
  void aGapOfAnotherTagOrAnotherTimeNamesNothing() {
    see("load.t00000", "1.0", "live");

    assertThat(balance(gap("load.t00000", NOON, NOON)).isExact()).isFalse();
    assertThat(balance(gap("load.t00001", NOON.plusMillis(1), null)).isExact()).isFalse();
    assertThat(balance(gap(null, NOON.minusSeconds(9), NOON.minusMillis(1))).isExact()).isFalse();
  }

  @Test
  void whatHistoryFilledIsThereAndStillCountsAsNotStreamed() {
    see("load.t00000", "1.0", "live");
    see("load.t00001", "1.0", "backfill");

    Balance balance = balance(gap(null, NOON, NOON));

    assertThat(balance.arrived()).isEqualTo(2);
    assertThat(balance.lateByCause()).containsEntry(GapCause.CONNECTION_LOST, 1L);
    assertThat(balance.missingNamed()).isZero();
  }

  @Test
  void aValueThatWasNeverMadeIsFound() {
    see("load.t00000", "1.0", "live");
    see("load.t00001", "1.0", "live");
    see("load.t00001", "7.0", "live");

    assertThat(balance().invented()).isEqualTo(1);
    assertThat(balance().isExact()).isFalse();
  }

  @Test
  void repeatsSwapsAndNewNamesAreCounted() {
    see("load.t00000", "1.0", "live");
    see("load.t00000", "3.0", "live");
    see("load.t00000", "2.0", "live");
    see("load.t00000", "3.0", "backfill");
    arrivals.see(scan("load.t00000", "1.0", "live"), 42);

    assertThat(arrivals.distinct()).isEqualTo(3);
    assertThat(arrivals.reordered()).isEqualTo(1);
    assertThat(arrivals.repeated()).isEqualTo(2);
    assertThat(arrivals.renamed()).isEqualTo(1);
  }

  @Test
  void whatIsNoValueOfThePlantIsPassedOver() {
    assertThat(found("load.t00000", record("1.0", "GOOD", "heartbeat"))).isNull();
    assertThat(found("load.t00000", record("1.0", "GOOD", "inbound"))).isNull();
    assertThat(found("load.t00000", record("1.0", "STALE", "live"))).isNull();
    assertThat(found("clearwell.level", record("1.0", "GOOD", "live"))).isNull();
    assertThat(found("load.t00000", null)).isNull();
  }

  @Test
  void tagsAndValuesAreReadFromTheBytes() {
    assertThat(scan("load.t00123", "456.0", "live"))
        .isEqualTo(new ReadingScan(123, 456, ReadingScan.Kind.STREAMED));
    assertThat(scan("load.t00123", "1.2E7", "backfill"))
        .isEqualTo(new ReadingScan(123, 12_000_000, ReadingScan.Kind.BACKFILLED));
  }

  private Balance balance(Gap... gaps) {
    return Balance.of(oracle, arrivals, windows(gaps));
  }

  private static GapWindows windows(Gap... gaps) {
    return new GapWindows(List.of(gaps));
  }

  private static Map<String, Figure> byName(List<Figure> figures) {
    return figures.stream().collect(Collectors.toMap(Figure::name, figure -> figure));
  }

  private static Figure figure(Map<String, Figure> figures, String name) {
    return Objects.requireNonNull(figures.get(name), name);
  }

  private void see(String tag, String value, String origin) {
    arrivals.see(scan(tag, value, origin), 1);
  }

  private static ReadingScan scan(String tag, String value, String origin) {
    return Objects.requireNonNull(found(tag, record(value, "GOOD", origin)));
  }

  private static @Nullable ReadingScan found(String tag, @Nullable String json) {
    return ReadingScan.of(
        tag.getBytes(StandardCharsets.UTF_8),
        json == null ? null : json.getBytes(StandardCharsets.UTF_8));
  }

  private static String record(String value, String quality, String origin) {
    return "{\"value\":%s,\"quality\":\"%s\",\"origin\":\"%s\"}".formatted(value, quality, origin);
  }

  private static Gap gap(@Nullable String tag, Instant from, @Nullable Instant to) {
    return gap(tag, from, to, GapRecovery.NOT_SUPPORTED);
  }

  private static Gap gap(
      @Nullable String tag, Instant from, @Nullable Instant to, GapRecovery recovery) {
    return new Gap(
        "gap-1",
        "load-plant",
        "bench",
        tag,
        from,
        to,
        GapCause.CONNECTION_LOST,
        recovery,
        null,
        0,
        0,
        null,
        NOON);
  }
}
