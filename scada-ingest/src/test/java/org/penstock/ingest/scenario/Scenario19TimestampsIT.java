package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.SourceState;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.ingest.kafka.WireRecords;
import org.penstock.plant.simulator.SimulatedPlant;
import org.penstock.plant.simulator.signal.ForcedValue;

/** Scenario 19: values without a time, from the future and from 1970. */
@Tag("scenario")
class Scenario19TimestampsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TAG = "t.clock";
  private static final Instant IN_1970 = Instant.parse("1970-01-01T00:00:07.1234567Z");
  private static final Instant IN_2099 = Instant.parse("2099-12-31T23:59:59.5Z");

  private static final Instant LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z");

  @TempDir Path folder;

  /** A rig with one tag, whose value is 0 and is of now. */
  private ScenarioRig rig() {
    ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200));
    rig.sourceFile()
        .only(List.of())
        .row(
            "{ tag_name: %s, node_id: 'nsu=urn:penstock:simulated-plant;s=%s', area: x,"
                    .formatted(TAG, TAG)
                + " value_type: DOUBLE }");
    rig.plant().start();
    rig.plant().plant().addTag(TAG, 0.0);
    return rig;
  }

  private static void show(ScenarioRig rig, ForcedValue value) {
    assertThat(rig.plant().plant().force(TAG, value)).isTrue();
  }

  private static Reading of(ScenarioRig rig, double value) {
    TagValue wanted = TagValue.of(BigDecimal.valueOf(value));
    rig.waitUntil("value " + value, SOON, () -> found(rig, wanted).isPresent());
    return found(rig, wanted).orElseThrow();
  }

  private static Optional<Reading> found(ScenarioRig rig, TagValue value) {
    return rig.readings(reading -> reading.value().equals(value)).stream().findFirst();
  }

  @Test
  void theServersTimeStandsInForAMissingSourceTimeAndOursForBoth() {
    try (ScenarioRig rig = rig()) {
      rig.startService();
      assertThat(of(rig, 0).timestampOrigin()).isEqualTo(TimestampOrigin.SOURCE);

      show(rig, new ForcedValue.At(1.5, 0, null));
      assertThat(of(rig, 1.5))
          .satisfies(reading -> {
            assertThat(reading.timestampOrigin()).isEqualTo(TimestampOrigin.SERVER);
            assertThat(reading.timestamp()).isEqualTo(reading.serverTimestamp());
            assertThat(reading.quality()).isEqualTo(Quality.GOOD);
            assertThat(reading.origin()).isEqualTo(ReadingOrigin.LIVE);
          });

      show(rig, new ForcedValue.Undated(2.5, 0));
      assertThat(of(rig, 2.5))
          .satisfies(reading -> {
            assertThat(reading.timestampOrigin()).isEqualTo(TimestampOrigin.INGEST);
            assertThat(reading.timestamp()).isEqualTo(reading.ingestTimestamp());
            assertThat(reading.serverTimestamp()).isNull();
            assertThat(reading.quality()).isEqualTo(Quality.GOOD);
            assertThat(reading.origin()).isEqualTo(ReadingOrigin.LIVE);
          });

      show(rig, new ForcedValue.Now(3.5, 0));
      assertThat(of(rig, 3.5).timestampOrigin()).isEqualTo(TimestampOrigin.SOURCE);
    }
  }

  @Test
  void aTimeThatCannotBeIsKeptButTheRecordHasTheTimeOfItsArrival() {
    try (ScenarioRig rig = rig()) {
      rig.startService();
      Reading usual = of(rig, 0);
      assertThat(WireRecords.of(usual).timestamp()).isEqualTo(usual.timestamp().toEpochMilli());

      List<Instant> odd = List.of(IN_1970, IN_2099, LAST_SECOND);
      for (int i = 0; i < odd.size(); i++) {
        Instant before = Instant.now();
        show(rig, new ForcedValue.At(i + 0.5, 0, odd.get(i)));
        isKeptAndFiledByItsArrival(of(rig, i + 0.5), odd.get(i), before);
      }
    }
  }

  private static void isKeptAndFiledByItsArrival(Reading reading, Instant odd, Instant before) {
    assertThat(reading.timestamp()).isEqualTo(odd);
    assertThat(reading.timestampOrigin()).isEqualTo(TimestampOrigin.SOURCE);
    assertThat(reading.serverTimestamp()).isBetween(before.minusSeconds(1), Instant.now());
    assertThat(reading.ingestTimestamp()).isBetween(before.minusMillis(1), Instant.now());
    assertThat(reading.quality()).isEqualTo(Quality.GOOD);
    ProducerRecord<byte[], byte[]> record = WireRecords.of(reading);
    assertThat(record.timestamp()).isEqualTo(reading.ingestTimestamp().toEpochMilli());
    assertThat(new String(record.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8))
        .isEqualTo(odd.toString());
  }

  @Test
  void theLastTimeThatOpcUaKnowsIsWrittenAsATimeThatOthersCanRead() {
    try (ScenarioRig rig = rig()) {
      rig.startService();
      of(rig, 0);

      // The greatest number of OPC UA's time, 28 811 years from now.
      show(rig, new ForcedValue.At(1.5, 0, Instant.parse("+30828-09-14T02:48:05.4775807Z")));

      assertThat(of(rig, 1.5).timestamp()).isEqualTo(LAST_SECOND);
    }
  }

  @Test
  void aSingleOddTimeNeitherHidesTheValuesAfterItNorOneOf1970TheOneBeforeIt() {
    try (ScenarioRig rig = rig()) {
      rig.startService();
      of(rig, 0);

      show(rig, new ForcedValue.At(1.5, 0, IN_2099));
      of(rig, 1.5);
      show(rig, new ForcedValue.Now(2.5, 0));
      assertThat(WireRecords.isLatest(of(rig, 2.5))).isTrue();

      show(rig, new ForcedValue.At(3.5, 0, IN_1970));
      assertThat(WireRecords.isLatest(of(rig, 3.5))).isFalse();
      show(rig, new ForcedValue.Now(4.5, 0));
      assertThat(WireRecords.isLatest(of(rig, 4.5))).isTrue();
    }
  }

  @Test
  void aClockThatStandsIn1970DeliversAndDoesNotMakeAGapSince1970() {
    try (ScenarioRig rig = rig()) {
      show(rig, new ForcedValue.At(0.5, 0, IN_1970));
      rig.startService();
      of(rig, 0.5);
      show(rig, new ForcedValue.At(1.5, 0, IN_1970.plusSeconds(1)));
      assertThat(of(rig, 1.5).origin()).isEqualTo(ReadingOrigin.LIVE);
      show(rig, new ForcedValue.At(2.5, 0, IN_1970.plusSeconds(2)));
      Instant last = of(rig, 2.5).ingestTimestamp();

      rig.stopService();
      rig.startService();

      rig.waitFor(SourceState.RUNNING);
      rig.waitUntil("a gap", SOON, () -> rig.gaps().stream().anyMatch(gap -> gap.to() != null));
      Gap gap = rig.gaps().getFirst();
      assertThat(gap.from()).isBetween(last.minusSeconds(10), last);
      assertThat(gap.to()).isAfter(gap.from());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:07Z", "2099-12-31T23:59:59.5Z"})
  void aGapOfValuesWithOddTimesIsWhenTheyCame(Instant odd) {
    try (ScenarioRig rig = rig()) {
      rig.sourceFile().with("queue_size", "2").with("publishing_interval", "PT1S");
      Instant before = Instant.now();
      rig.startService();
      of(rig, 0);
      SimulatedPlant plant = rig.plant().plant();

      for (int i = 1; i <= 20; i++) {
        plant.force(TAG, new ForcedValue.At(i + 0.5, 0, odd.plusSeconds(i)));
      }

      rig.waitUntil("a gap", SOON, () -> !rig.gaps().isEmpty());
      Gap gap = rig.gaps().getFirst();
      assertThat(gap.cause()).isEqualTo(GapCause.OVERFLOW);
      assertThat(gap.from()).isAfter(before.minusSeconds(10));
      assertThat(gap.to()).isBetween(gap.from(), Instant.now());
    }
  }
}
