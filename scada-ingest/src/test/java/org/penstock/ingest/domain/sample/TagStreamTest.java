package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.reading;
import static org.penstock.ingest.domain.Samples.real;
import static org.penstock.ingest.domain.Samples.sample;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.Samples.stream;
import static org.penstock.ingest.domain.Samples.tag;
import static org.penstock.ingest.domain.Samples.turbidity;
import static org.penstock.ingest.domain.Samples.whole;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.sample.Normalized.Accepted;
import org.penstock.ingest.domain.sample.Normalized.Complaint;
import org.penstock.ingest.domain.sample.Normalized.Dropped;
import org.penstock.ingest.domain.sample.Normalized.Reason;
import org.penstock.ingest.domain.tag.TagSpec;

class TagStreamTest {

  private static final RawValue NOTHING = new RawValue.Nothing("null");

  @Test
  void aSampleBecomesAReadingWithEverythingThatIsKnownOfIt() {
    TagSpec tag = tag("filters.filter2.turbidity", ValueType.DOUBLE, "NTU");
    Reading reading = reading(new TagStream(source(tag), tag), real(0.31, NOON));
    assertThat(reading.value()).isEqualTo(new TagValue.Numeric(new BigDecimal("0.31")));
    assertThat(reading.timestamp()).isEqualTo(NOON);
    assertThat(reading.timestampOrigin()).isEqualTo(TimestampOrigin.SOURCE);
    assertThat(reading.ingestTimestamp()).isEqualTo(NOON.plusMillis(40));
    assertThat(reading.plantId()).isEqualTo("wtp-1");
    assertThat(reading.area()).isEqualTo("filters");
    assertThat(reading.unit()).isEqualTo("NTU");
    assertThat(reading.quality()).isEqualTo(Quality.GOOD);
    assertThat(reading.statusCode()).isEqualTo("0x00000000");
    assertThat(reading.alarmState()).isNull();
    assertThat(reading.sourceId()).isEqualTo("plc-1");
    assertThat(reading.seq()).isEqualTo(1);
    assertThat(reading.eventId()).hasSize(32);
  }

  @Test
  void theSameSampleHasTheSameIdentityInEveryRunAndAnotherSampleAnother() {
    String id = reading(0.3, NOON).eventId();
    assertThat(reading(0.3, NOON).eventId()).isEqualTo(id);
    assertThat(reading(0.4, NOON).eventId()).isNotEqualTo(id);
    assertThat(reading(0.3, NOON.plusNanos(100)).eventId()).isNotEqualTo(id);
    RawSample uncertain = sample(new RawValue.Real(0.3), 0x40000000L, NOON);
    assertThat(reading(stream(ValueType.DOUBLE), uncertain).eventId()).isNotEqualTo(id);
  }

  static Stream<Arguments> valuesOfTheirType() {
    return Stream.of(
        Arguments.of(ValueType.BOOLEAN, new RawValue.Flag(true), TagValue.of(true)),
        Arguments.of(ValueType.INT, number(42), TagValue.of(BigDecimal.valueOf(42))),
        Arguments.of(ValueType.INT, number(-2147483648L), bigDecimal("-2147483648")),
        Arguments.of(ValueType.LONG, number(9007199254740991L), bigDecimal("9007199254740991")),
        Arguments.of(ValueType.LONG, number(Long.MAX_VALUE), TagValue.of("9223372036854775807")),
        Arguments.of(ValueType.DOUBLE, new RawValue.Real(-0.5), bigDecimal("-0.5")),
        Arguments.of(ValueType.DOUBLE, number(3), bigDecimal("3")),
        Arguments.of(ValueType.STRING, new RawValue.Text("RUN"), TagValue.of("RUN")),
        Arguments.of(
            ValueType.DATETIME, new RawValue.Time(NOON), TagValue.of("2026-07-01T12:00:00Z")),
        Arguments.of(
            ValueType.ARRAY,
            new RawValue.Series(
                List.of(
                    number(1),
                    new RawValue.Real(2.5),
                    new RawValue.Text("x"),
                    new RawValue.Flag(false),
                    new RawValue.Time(NOON))),
            new TagValue.Series(
                List.of(
                    bigDecimal("1"),
                    bigDecimal("2.5"),
                    TagValue.of("x"),
                    TagValue.of(false),
                    TagValue.of("2026-07-01T12:00:00Z")))));
  }

  @ParameterizedTest
  @MethodSource("valuesOfTheirType")
  void aValueOfItsTypeIsTakenAsItIs(ValueType type, RawValue raw, TagValue expected) {
    Reading reading = reading(stream(type), sample(raw, 0, NOON));
    assertThat(reading.value()).isEqualTo(expected);
    assertThat(reading.quality()).isEqualTo(Quality.GOOD);
  }

  static Stream<Arguments> valuesOfAnotherType() {
    return Stream.of(
        Arguments.of(ValueType.BOOLEAN, number(1)),
        Arguments.of(ValueType.INT, number(2147483648L)),
        Arguments.of(ValueType.INT, new RawValue.Real(1.0)),
        Arguments.of(
            ValueType.LONG, new RawValue.Whole(BigInteger.TWO.pow(64).add(BigInteger.ONE))),
        Arguments.of(ValueType.DOUBLE, new RawValue.Text("1.5")),
        Arguments.of(ValueType.DOUBLE, new RawValue.Flag(true)),
        Arguments.of(ValueType.DOUBLE, new RawValue.Time(NOON)),
        Arguments.of(ValueType.DOUBLE, new RawValue.Series(List.of())),
        Arguments.of(ValueType.STRING, number(1)),
        Arguments.of(ValueType.DATETIME, new RawValue.Text("2026-07-01T12:00:00Z")),
        Arguments.of(ValueType.ARRAY, number(1)),
        Arguments.of(ValueType.ARRAY, new RawValue.Series(List.of(NOTHING))),
        Arguments.of(ValueType.ARRAY, new RawValue.Series(List.of(new RawValue.Series(List.of())))),
        Arguments.of(ValueType.UNKNOWN, number(1)));
  }

  @ParameterizedTest
  @MethodSource("valuesOfAnotherType")
  void aValueOfAnotherTypeIsNeverCast(ValueType type, RawValue raw) {
    Normalized result = stream(type).accept(sample(raw, 0, NOON));
    assertThat(result).isInstanceOf(Accepted.class);
    Accepted accepted = (Accepted) result;
    assertThat(accepted.complaint()).isEqualTo(Complaint.NOT_OF_ITS_TYPE);
    assertThat(accepted.reading().value()).isEqualTo(TagValue.missing());
    assertThat(accepted.reading().quality()).isEqualTo(Quality.BAD);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsNoValueAndBad(double value) {
    Accepted accepted = (Accepted) stream(ValueType.DOUBLE).accept(real(value, NOON));
    assertThat(accepted.complaint()).isEqualTo(Complaint.NOT_A_NUMBER);
    assertThat(accepted.reading().value()).isEqualTo(TagValue.missing());
    assertThat(accepted.reading().quality()).isEqualTo(Quality.BAD);
    assertThat(accepted.reading().statusCode()).isEqualTo("0x00000000");
  }

  @Test
  void aGoodStatusWithoutAValueIsBadAndABadOneNeedsNone() {
    TagStream stream = stream(ValueType.DOUBLE);
    Accepted good = (Accepted) stream.accept(sample(NOTHING, 0, NOON));
    assertThat(good.complaint()).isEqualTo(Complaint.NO_VALUE);
    assertThat(good.reading().quality()).isEqualTo(Quality.BAD);
    Accepted bad = (Accepted) stream.accept(sample(NOTHING, 0x80310000L, NOON.plusSeconds(1)));
    assertThat(bad.complaint()).isEqualTo(Complaint.NONE);
    assertThat(bad.reading().quality()).isEqualTo(Quality.BAD);
    assertThat(bad.reading().statusCode()).isEqualTo("0x80310000");
  }

  @Test
  void theBestTimeKnownIsTheTimeOfTheReading() {
    Instant received = NOON.plusSeconds(2);
    assertThat(timeOf(NOON, NOON.plusSeconds(1), received))
        .extracting(Reading::timestamp, Reading::timestampOrigin)
        .containsExactly(NOON, TimestampOrigin.SOURCE);
    assertThat(timeOf(null, NOON.plusSeconds(1), received))
        .extracting(Reading::timestamp, Reading::timestampOrigin)
        .containsExactly(NOON.plusSeconds(1), TimestampOrigin.SERVER);
    assertThat(timeOf(null, null, received))
        .extracting(Reading::timestamp, Reading::timestampOrigin)
        .containsExactly(received, TimestampOrigin.INGEST);
  }

  private static Reading timeOf(
      @Nullable Instant sourceTime, @Nullable Instant serverTime, Instant received) {
    return reading(
        stream(ValueType.DOUBLE),
        new RawSample(
            "filters.filter2.turbidity",
            new RawValue.Real(1),
            0,
            sourceTime,
            serverTime,
            received,
            ReadingOrigin.LIVE));
  }

  @Test
  void theSecondDeliveryOfASampleIsDropped() {
    TagStream stream = stream(ValueType.DOUBLE);
    stream.accept(real(1, NOON));
    stream.accept(real(2, NOON.plusSeconds(1)));
    assertThat(stream.accept(real(1, NOON))).isEqualTo(new Dropped(Reason.DUPLICATE));
    assertThat(stream.accept(real(2, NOON.plusSeconds(1))))
        .isEqualTo(new Dropped(Reason.DUPLICATE));
    assertThat(reading(stream, real(3, NOON.plusSeconds(2))).seq()).isEqualTo(3);
  }

  @Test
  void aLateSampleIsPublishedWithoutBecomingTheCurrentValue() {
    TagStream stream = stream(ValueType.DOUBLE);
    stream.accept(real(2, NOON.plusSeconds(1)));
    Reading late = reading(stream, real(1, NOON));
    assertThat(late.origin()).isEqualTo(ReadingOrigin.BACKFILL);
    assertThat(stream.last().map(Reading::timestamp)).contains(NOON.plusSeconds(1));
  }

  @Test
  void aClockThatWasSetBackStartsANewOrder() {
    TagStream stream = stream(ValueType.DOUBLE);
    stream.accept(real(0, NOON));
    Instant back = NOON.minusSeconds(3600);
    for (int second = 0; second < 10; second++) {
      assertThat(clockSetBack(stream, back, second).origin()).isEqualTo(ReadingOrigin.BACKFILL);
    }
    assertThat(clockSetBack(stream, back, 10).origin()).isEqualTo(ReadingOrigin.LIVE);
    assertThat(clockSetBack(stream, back, 11).origin()).isEqualTo(ReadingOrigin.LIVE);
  }

  private static Reading clockSetBack(TagStream stream, Instant back, int second) {
    Instant time = back.plusSeconds(second);
    return reading(
        stream,
        new RawSample(
            "filters.filter2.turbidity",
            new RawValue.Real(second),
            0,
            time,
            time,
            NOON.plusSeconds(second),
            ReadingOrigin.LIVE));
  }

  @Test
  void aSingleTimeFarAheadDoesNotMakeTheNextSamplesLate() {
    TagStream stream = stream(ValueType.DOUBLE);
    stream.accept(real(1, NOON));
    Instant ahead = Instant.parse("2099-01-01T00:00:00Z");
    Reading odd =
        reading(
            stream,
            new RawSample(
                "filters.filter2.turbidity",
                new RawValue.Real(2),
                0,
                ahead,
                ahead,
                NOON.plusSeconds(1),
                ReadingOrigin.LIVE));
    assertThat(odd.timestamp()).isEqualTo(ahead);
    assertThat(odd.origin()).isEqualTo(ReadingOrigin.LIVE);
    assertThat(reading(stream, real(3, NOON.plusSeconds(1))).origin())
        .isEqualTo(ReadingOrigin.LIVE);
  }

  @Test
  void theServersOwnAlarmIsEvidenceInReadingsOfNowAlone() {
    TagStream stream = stream(ValueType.DOUBLE);
    stream.accept(real(1, NOON));
    stream.learnAlarmState(ScadaAlarmState.UNACK);
    assertThat(reading(stream, real(2, NOON.plusSeconds(1))).alarmState())
        .isEqualTo(ScadaAlarmState.UNACK);
    Reading late = reading(stream, real(3, NOON.minusSeconds(1)));
    assertThat(late.alarmState()).isNull();
    stream.learnAlarmState(null);
    assertThat(reading(stream, real(4, NOON.plusSeconds(2))).alarmState()).isNull();
  }

  @Test
  void aServerThatHasNoValueYetSaysNothing() {
    assertThat(stream(ValueType.DOUBLE).accept(sample(NOTHING, 0x80320000L, NOON)))
        .isEqualTo(new Dropped(Reason.WAITING_FOR_INITIAL_DATA));
  }

  @Test
  void aTagThatStillWaitsAfterAPublishingCycleIsBad() {
    TagStream stream = stream(ValueType.DOUBLE);
    Duration cycle = stream.tag().collecting().publishing();
    assertThat(stream.accept(waiting(NOON)))
        .isEqualTo(new Dropped(Reason.WAITING_FOR_INITIAL_DATA));
    Reading bad = reading(stream, waiting(NOON.plus(cycle)));
    assertThat(bad.quality()).isEqualTo(Quality.BAD);
    assertThat(bad.statusCode()).isEqualTo("0x80320000");
    assertThat(stream.last()).contains(bad);
  }

  @Test
  void aTagOfWhichTheServerSaysNoMoreIsBadAfterAPublishingCycle() {
    TagStream stream = stream(ValueType.DOUBLE);
    Instant due = NOON.plus(stream.tag().collecting().publishing());
    stream.accept(waiting(NOON));
    assertThat(stream.overdue(due.minusMillis(1))).isEmpty();
    assertThat(stream.overdue(due)).map(Reading::quality).contains(Quality.BAD);
    assertThat(stream.overdue(due.plusSeconds(60))).isEmpty();
  }

  @Test
  void aValueInTimeTakesThePlaceOfTheWait() {
    TagStream stream = stream(ValueType.DOUBLE);
    stream.accept(waiting(NOON));
    assertThat(reading(stream, real(1, NOON.plusMillis(1))).quality()).isEqualTo(Quality.GOOD);
    assertThat(stream.overdue(NOON.plusSeconds(60))).isEmpty();
  }

  @Test
  void aPollOfATagThatWaitsIsAnswered() {
    TagStream stream = stream(ValueType.DOUBLE);
    RawSample poll = sample(new RawValue.Nothing("null"), 0x80320000L, NOON, ReadingOrigin.POLL);
    assertThat(reading(stream, poll).quality()).isEqualTo(Quality.BAD);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void aNumberThatIsNoneIsBadAndKeepsItsText(String text) {
    Reading reading = reading(stream(ValueType.DOUBLE), real(Double.parseDouble(text), NOON));
    assertThat(reading.quality()).isEqualTo(Quality.BAD);
    assertThat(reading.value()).isEqualTo(TagValue.missing());
    assertThat(reading.valueText()).isEqualTo(text);
  }

  private static RawSample waiting(Instant receivedAt) {
    return new RawSample(
        "filters.filter2.turbidity",
        new RawValue.Nothing("null"),
        0x80320000L,
        receivedAt,
        receivedAt,
        receivedAt,
        ReadingOrigin.INITIAL);
  }

  @Test
  void aPollIsAnsweredBesideTheStream() {
    TagStream stream = stream(ValueType.DOUBLE);
    RawSample poll = sample(new RawValue.Real(1), 0, NOON, ReadingOrigin.POLL);
    Reading live = reading(stream, real(1, NOON));
    Reading polled = reading(stream, poll);
    assertThat(polled.origin()).isEqualTo(ReadingOrigin.POLL);
    assertThat(polled.eventId()).isEqualTo(live.eventId());
    assertThat(stream.last()).contains(live);
  }

  @Test
  void theConfiguredUnitWinsOverTheServers() {
    TagStream configured = stream(ValueType.DOUBLE);
    configured.learnUnit("FNU");
    assertThat(configured.unit()).contains("NTU");
    TagStream learnt = new TagStream(source(turbidity()), turbidity());
    assertThat(learnt.unit()).isEmpty();
    learnt.learnUnit("FNU");
    assertThat(reading(learnt, real(1, NOON)).unit()).isEqualTo("FNU");
    assertThat(learnt.tag()).isEqualTo(turbidity());
  }

  @Test
  void anEnumerationsNumberComesWithItsText() {
    TagStream stream = stream(ValueType.INT);
    stream.learnTexts(Map.of(BigInteger.ONE, "AUTO"));
    Reading known = reading(stream, whole(1, NOON));
    assertThat(known.valueText()).isEqualTo("AUTO");
    assertThat(stream.stale(NOON, NOON.plusSeconds(40)).orElseThrow().valueText())
        .isEqualTo("AUTO");
    assertThat(reading(stream, whole(2, NOON.plusSeconds(50))).valueText()).isNull();
  }

  @Test
  void aValueOfAnotherTypeHasNoText() {
    TagStream stream = stream(ValueType.BOOLEAN);
    stream.learnTexts(Map.of(BigInteger.ONE, "AUTO"));
    Reading refused = reading(stream, whole(1, NOON));
    assertThat(refused.quality()).isEqualTo(Quality.BAD);
    assertThat(refused.valueText()).isNull();
  }

  @Test
  void theLastValueIsCalledStaleOnceAndTheSameSampleMakesItHoldAgain() {
    TagStream stream = stream(ValueType.DOUBLE);
    Reading known = reading(stream, real(1, NOON));
    Instant since = NOON.plusSeconds(1);
    Reading stale = stream.stale(since, NOON.plusSeconds(40)).orElseThrow();
    assertThat(stale.quality()).isEqualTo(Quality.STALE);
    assertThat(stale.value()).isEqualTo(known.value());
    assertThat(stale.timestamp()).isEqualTo(known.timestamp());
    assertThat(stale.origin()).isEqualTo(ReadingOrigin.HEARTBEAT);
    assertThat(stale.eventId()).isNotEqualTo(known.eventId());
    assertThat(stream.stale(since, NOON.plusSeconds(50))).isEmpty();

    Reading again = reading(stream, real(1, NOON));
    assertThat(again.quality()).isEqualTo(Quality.GOOD);
    assertThat(again.eventId()).isNotEqualTo(known.eventId()).isNotEqualTo(stale.eventId());
    assertThat(stream.accept(real(1, NOON))).isEqualTo(new Dropped(Reason.DUPLICATE));
  }

  @Test
  void aNewSampleAfterAStaleOneIsAsAnyOther() {
    TagStream stream = stream(ValueType.DOUBLE);
    stream.accept(real(1, NOON));
    assertThat(stream.stale(NOON, NOON.plusSeconds(40))).isPresent();
    assertThat(reading(stream, real(2, NOON.plusSeconds(41))).quality()).isEqualTo(Quality.GOOD);
    assertThat(stream.stale(NOON.plusSeconds(41), NOON.plusSeconds(90))).isPresent();
  }

  @Test
  void aTagThatNeverHadAValueIsStaleWithoutOne() {
    TagStream stream = stream(ValueType.DOUBLE);
    Reading stale = stream.stale(NOON, NOON.plusSeconds(40)).orElseThrow();
    assertThat(stale.value()).isEqualTo(TagValue.missing());
    assertThat(stale.timestamp()).isEqualTo(NOON.plusSeconds(40));
    assertThat(stale.timestampOrigin()).isEqualTo(TimestampOrigin.INGEST);
    assertThat(stream.last()).isEqualTo(Optional.empty());
  }

  @Test
  void aNumberOfAnIntegerTagIsItsOwn() {
    assertThat(reading(stream(ValueType.INT), whole(7, NOON)).value()).isEqualTo(bigDecimal("7"));
  }

  private static RawValue number(long value) {
    return new RawValue.Whole(BigInteger.valueOf(value));
  }

  private static TagValue bigDecimal(String digits) {
    return new TagValue.Numeric(new BigDecimal(digits));
  }
}
