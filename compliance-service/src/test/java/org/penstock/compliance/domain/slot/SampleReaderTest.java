package org.penstock.compliance.domain.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;

class SampleReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:20:00Z");
  private static final Provenance PLACE = new Provenance("t", 3, 7, 7);

  private final SampleReader reader = new SampleReader(Tags.catalogue());

  @Test
  void aReadingOfAComplianceTagIsASampleWithItsDigits() {
    Sample sample = taken(TagValue.of(new BigDecimal("0.250")));

    assertThat(sample.slot().start()).isEqualTo(Instant.parse("2026-11-23T10:15:00Z"));
    assertThat(sample.value()).isEqualTo(new BigDecimal("0.250"));
    assertThat(sample.text()).isEqualTo("0.250");
    assertThat(sample.counts()).isTrue();
  }

  @Test
  void otherTagsAndPlantsAreNotOurs() {
    TagValue one = TagValue.of(1.0);

    assertThat(read("other.tag", "wtp-1", NOW, one, ReadingOrigin.LIVE))
        .isInstanceOf(Intake.NotOurs.class);
    assertThat(read(Tags.TURBIDITY.name(), "wtp-2", NOW, one, ReadingOrigin.LIVE))
        .isInstanceOf(Intake.NotOurs.class);
  }

  @Test
  void aLastValueToldAgainHoldsAtTheTimeOfTheTelling() {
    Instant taken = NOW.minusSeconds(7_200);

    Intake intake = reader.read(heartbeat(taken, Quality.GOOD), PLACE, NOW);

    assertThat(intake).isInstanceOf(Intake.Taken.class);
    Sample sample = ((Intake.Taken) intake).sample();
    assertThat(sample.held()).isTrue();
    assertThat(sample.at()).isEqualTo(NOW);
    assertThat(sample.slot().start()).isEqualTo(Instant.parse("2026-11-23T10:15:00Z"));
    assertThat(taken(TagValue.of(1.0)).held()).isFalse();
  }

  @Test
  void aStaleValueHoldsNoLonger() {
    assertThat(reader.read(heartbeat(NOW, Quality.STALE), PLACE, NOW))
        .isInstanceOf(Intake.NotOurs.class);
  }

  private static Reading heartbeat(Instant taken, Quality quality) {
    return reading(
        Tags.TURBIDITY.name(), "wtp-1", taken, TagValue.of(1.0), quality, ReadingOrigin.HEARTBEAT);
  }

  @Test
  void aReadingFromFarAheadCannotBeUsed() {
    TagValue one = TagValue.of(1.0);
    Instant ahead = NOW.plusSeconds(86_401);

    assertThat(read(Tags.TURBIDITY.name(), "wtp-1", ahead, one, ReadingOrigin.LIVE))
        .asInstanceOf(type(Intake.Unusable.class))
        .extracting(Intake.Unusable::reason)
        .asString()
        .contains("24 h ahead");
    assertThat(read(Tags.TURBIDITY.name(), "wtp-1", ahead.minusSeconds(1), one, ReadingOrigin.LIVE))
        .isInstanceOf(Intake.Taken.class);
  }

  @Test
  void whatIsNoNumberIsKeptAsTextAndDoesNotCount() {
    assertThat(taken(TagValue.missing()).text()).isNull();
    assertThat(taken(TagValue.of(true)).text()).isEqualTo("true");
    assertThat(taken(TagValue.of("BACK\0WASH")).text()).isEqualTo("BACK WASH");
    assertThat(taken(TagValue.of("x".repeat(500))).text()).hasSize(200);
    assertThat(taken(new TagValue.Series(List.of(TagValue.of(1.0)))).text()).isEqualTo("1 values");
    assertThat(taken(TagValue.of("1.5")).counts()).isFalse();
  }

  @Test
  void aNumberThatWouldFillAPageIsKeptAsTextAndDoesNotCount() {
    Sample sample = taken(TagValue.of(new BigDecimal("1E+90")));

    assertThat(sample.value()).isNull();
    assertThat(sample.counts()).isFalse();
  }

  @Test
  void numbersAreReadFromTextWithinLimits() {
    assertThat(PlainNumber.of("0.50")).contains(new BigDecimal("0.50"));
    assertThat(PlainNumber.of("-1e3")).contains(new BigDecimal("-1E+3"));
    assertThat(PlainNumber.of("abc")).isEmpty();
    assertThat(PlainNumber.of("1e1000000000")).isEmpty();
    assertThat(PlainNumber.of("1e-35")).isEmpty();
    assertThat(PlainNumber.of("12e33")).isEmpty();
    assertThat(PlainNumber.of("1".repeat(35))).isEmpty();
    assertThat(PlainNumber.of("1".repeat(65))).isEmpty();
  }

  private Sample taken(TagValue value) {
    Intake intake = read(Tags.TURBIDITY.name(), "wtp-1", NOW, value, ReadingOrigin.LIVE);
    assertThat(intake).isInstanceOf(Intake.Taken.class);
    return ((Intake.Taken) intake).sample();
  }

  private Intake read(
      String tagName, String plantId, Instant at, TagValue value, ReadingOrigin origin) {
    return reader.read(reading(tagName, plantId, at, value, Quality.GOOD, origin), PLACE, NOW);
  }

  private static Reading reading(
      String tagName,
      String plantId,
      Instant at,
      TagValue value,
      Quality quality,
      ReadingOrigin origin) {
    return new Reading(
        "event-1",
        at,
        TimestampOrigin.SOURCE,
        null,
        NOW,
        plantId,
        "filters",
        tagName,
        value,
        ValueType.DOUBLE,
        "NTU",
        quality,
        null,
        null,
        "source-1",
        origin,
        1);
  }
}
