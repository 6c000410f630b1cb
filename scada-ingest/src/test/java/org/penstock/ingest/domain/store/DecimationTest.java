package org.penstock.ingest.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;
import org.penstock.ingest.domain.store.Bucket.Span;

class DecimationTest {

  private static Pick.Extreme extreme(int second, String value) {
    return new Pick.Extreme(at(second), new BigDecimal(value));
  }

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }

  private static Bucket plain(int second, String low, String high) {
    return new Bucket(10, extreme(second, low), extreme(second + 1, high), null, null);
  }

  private static Span span(int first, int last) {
    return new Span(at(first), at(last));
  }

  @Test
  void eachBucketShowsItsLowestAndItsHighest() {
    List<Bucket> buckets = List.of(plain(0, "1", "9"), plain(10, "2", "8"));
    assertThat(Decimation.picks(buckets, 6))
        .containsExactly(extreme(0, "1"), extreme(1, "9"), extreme(10, "2"), extreme(11, "8"));
  }

  @Test
  void aBucketOfOneValueIsOnePoint() {
    Bucket one = new Bucket(1, extreme(0, "1"), extreme(0, "1"), null, null);
    assertThat(Decimation.picks(List.of(one), 6)).containsExactly(extreme(0, "1"));
  }

  @Test
  void whatWasUnusableOrNoNumberIsShownBesideTheExtremes() {
    Bucket bucket = new Bucket(9, extreme(0, "1"), extreme(4, "9"), span(1, 2), span(3, 3));
    assertThat(Decimation.picks(List.of(bucket), 6))
        .containsExactly(
            extreme(0, "1"),
            extreme(4, "9"),
            new Pick.Unusable(at(1)),
            new Pick.Unusable(at(2)),
            new Pick.Other(at(3)));
  }

  @Test
  void neighboursAreTakenTogetherUntilThePointsAreFewEnough() {
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      buckets.add(
          new Bucket(
              4,
              extreme(10 * i, "" + i),
              extreme(10 * i + 1, "" + (i + 5)),
              span(10 * i + 2, 10 * i + 3),
              null));
    }
    List<Pick> picks = Decimation.picks(buckets, 8);
    assertThat(picks).hasSizeLessThanOrEqualTo(8);
    assertThat(picks)
        .contains(
            extreme(0, "0"),
            extreme(61, "11"),
            new Pick.Unusable(at(2)),
            new Pick.Unusable(at(63)));
  }

  @Test
  void nothingIsShownOfNothing() {
    assertThat(Decimation.picks(List.of(), 6)).isEmpty();
    assertThat(Decimation.picks(List.of(new Bucket(0, null, null, null, null)), 6)).isEmpty();
  }

  static Stream<Arguments> pairs() {
    Bucket none = new Bucket(1, null, null, null, null);
    Bucket early = new Bucket(2, extreme(0, "3"), extreme(1, "7"), span(2, 3), span(4, 5));
    Bucket wider = new Bucket(3, extreme(10, "2"), extreme(11, "8"), span(12, 13), span(14, 15));
    Bucket narrower = new Bucket(4, extreme(20, "4"), extreme(21, "6"), span(1, 1), span(3, 3));
    return Stream.of(
        Arguments.of(none, none, new Bucket(2, null, null, null, null)),
        Arguments.of(
            none, early, new Bucket(3, extreme(0, "3"), extreme(1, "7"), span(2, 3), span(4, 5))),
        Arguments.of(
            early, none, new Bucket(3, extreme(0, "3"), extreme(1, "7"), span(2, 3), span(4, 5))),
        Arguments.of(
            early,
            wider,
            new Bucket(5, extreme(10, "2"), extreme(11, "8"), span(2, 13), span(4, 15))),
        Arguments.of(
            early,
            narrower,
            new Bucket(6, extreme(0, "3"), extreme(1, "7"), span(1, 3), span(3, 5))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void twoStretchesAreOneWithTheExtremesOfBoth(Bucket one, Bucket next, Bucket both) {
    assertThat(one.with(next)).isEqualTo(both);
  }

  @ParameterizedTest
  @CsvSource({"PT1H, 6", "PT1S, 5000", "P31D, 5000", "PT0.000001S, 10", "P31D, 7"})
  void theBucketsCoverTheWholeTimeAndAreNotTooMany(Duration asked, int points) {
    Duration width = Decimation.bucketWidth(NOON, NOON.plus(asked), points);
    assertThat(width.toNanos() % 1_000).isZero();
    assertThat(width.multipliedBy(points / 2)).isGreaterThan(asked);
  }

  static Stream<Arguments> candidates() {
    Reading number = reading(5, NOON);
    Reading flag = with(number, TagValue.of(true), Quality.GOOD);
    Reading unset = with(number, TagValue.of(false), Quality.GOOD);
    Reading text = with(number, TagValue.of("RUN"), Quality.GOOD);
    Reading series = with(number, new TagValue.Series(List.of()), Quality.UNCERTAIN);
    Reading missing = with(number, TagValue.missing(), Quality.UNCERTAIN);
    Reading bad = with(number, number.value(), Quality.BAD);
    Reading stale = with(number, number.value(), Quality.STALE);
    Pick five = extreme(0, "5.0");
    Pick one = extreme(0, "1");
    Pick zero = extreme(0, "0");
    Pick unusable = new Pick.Unusable(NOON);
    Pick other = new Pick.Other(NOON);
    return Stream.of(
        Arguments.of(number, List.of(five)),
        Arguments.of(flag, List.of(one)),
        Arguments.of(unset, List.of(zero)),
        Arguments.of(text, List.of(other)),
        Arguments.of(series, List.of(other)),
        Arguments.of(missing, List.of(other)),
        Arguments.of(bad, List.of(unusable)),
        Arguments.of(stale, List.of(unusable)),
        Arguments.of(reading(5, NOON.plusSeconds(1)), List.of()));
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void aReadingIsKnownByItsTimeItsKindAndItsValue(Reading reading, List<Pick> picks) {
    List<Pick> all =
        List.of(
            extreme(0, "5.0"),
            extreme(0, "1"),
            extreme(0, "0"),
            new Pick.Unusable(NOON),
            new Pick.Other(NOON));
    assertThat(all.stream().filter(pick -> pick.is(reading))).containsExactlyElementsOf(picks);
  }

  private static Reading with(Reading r, TagValue value, Quality quality) {
    return new Reading(
        r.eventId(),
        r.timestamp(),
        r.timestampOrigin(),
        r.serverTimestamp(),
        r.ingestTimestamp(),
        r.plantId(),
        r.area(),
        r.tagName(),
        value,
        r.valueType(),
        r.unit(),
        quality,
        r.statusCode(),
        r.alarmState(),
        r.sourceId(),
        r.origin(),
        r.seq());
  }
}
