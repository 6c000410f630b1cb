package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;
import org.penstock.plant.simulator.SimulatedPlant;
import org.penstock.plant.simulator.signal.ForcedValue;

/** Scenario 20: values of every type, and of another type than configured. */
@Tag("scenario")
class Scenario20ValueTypesIT {

  private static final String PLANT = "urn:penstock:simulated-plant";
  private static final String OPC_UA = "http://opcfoundation.org/UA/";
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private static String row(String name, String type, String more) {
    return "{ tag_name: %s, node_id: 'nsu=urn:penstock:simulated-plant;s=%s', area: x,"
            .formatted(name, name)
        + " value_type: %s%s }".formatted(type, more);
  }

  private static Reading next(ScenarioRig rig, String tag, int index) {
    rig.waitUntil(tag, SOON, () -> of(rig, tag).size() > index);
    return of(rig, tag).get(index);
  }

  private static List<Reading> of(ScenarioRig rig, String tag) {
    return rig.readings(reading -> reading.tagName().equals(tag));
  }

  @Test
  void eachIsOfItsTypeOrBadAndNeverCast() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200))) {
      rig.sourceFile()
          .only(List.of())
          .row(row("t.long", "LONG", ""))
          .row(row("t.nan", "DOUBLE", ""))
          .row(row("t.mode", "INT", ""))
          .row(row("t.state", "INT", "").replace(PLANT + ";s=t.state", OPC_UA + ";i=2259"))
          .row(row("t.array", "ARRAY", ""))
          .row(row("t.element", "DOUBLE", ", array_index: 1").replace("s=t.element", "s=t.array"))
          .row(row("t.text", "DOUBLE", ""))
          .row(row("t.changing", "DOUBLE", ""));
      rig.plant().start();
      SimulatedPlant plant = rig.plant().plant();
      plant.addTag("t.long", Long.MAX_VALUE);
      plant.addTag("t.nan", Double.NaN);
      plant.addEnumeration("t.mode", 1, List.of("OFF", "ON"));
      plant.addTag("t.array", new Double[] {1.5, 2.5});
      plant.addTag("t.text", "12.5");
      plant.addTag("t.changing", 3.5);
      rig.startService();

      assertThat(next(rig, "t.long", 0))
          .satisfies(reading -> {
            assertThat(reading.quality()).isEqualTo(Quality.GOOD);
            assertThat(reading.value()).isEqualTo(new TagValue.Text("9223372036854775807"));
          });
      assertThat(next(rig, "t.nan", 0)).satisfies(Scenario20ValueTypesIT::isBadWithoutAValue);
      assertThat(next(rig, "t.nan", 0).valueText()).isEqualTo("NaN");
      assertThat(next(rig, "t.mode", 0)).satisfies(reading -> isEnumerated(reading, 1, "ON"));
      // The texts are those of its data type, ServerState.
      assertThat(next(rig, "t.state", 0)).satisfies(reading -> isEnumerated(reading, 0, "Running"));
      assertThat(next(rig, "t.long", 0).valueText()).isNull();
      assertThat(next(rig, "t.array", 0).value()).isInstanceOf(TagValue.Series.class);
      assertThat(next(rig, "t.element", 0).value()).isEqualTo(TagValue.of(new BigDecimal("2.5")));
      assertThat(next(rig, "t.text", 0)).satisfies(Scenario20ValueTypesIT::isBadWithoutAValue);
      assertThat(next(rig, "t.changing", 0).value()).isEqualTo(TagValue.of(new BigDecimal("3.5")));

      plant.force("t.changing", new ForcedValue.Now("open", 0));
      assertThat(next(rig, "t.changing", 1)).satisfies(Scenario20ValueTypesIT::isBadWithoutAValue);
      plant.force("t.changing", new ForcedValue.Now(4.5, 0));
      assertThat(next(rig, "t.changing", 2))
          .satisfies(reading -> {
            assertThat(reading.quality()).isEqualTo(Quality.GOOD);
            assertThat(reading.value()).isEqualTo(TagValue.of(new BigDecimal("4.5")));
          });
    }
  }

  private static void isEnumerated(Reading reading, int number, String text) {
    assertThat(reading.quality()).isEqualTo(Quality.GOOD);
    assertThat(reading.value()).isEqualTo(TagValue.of(new BigDecimal(number)));
    assertThat(reading.valueText()).isEqualTo(text);
  }

  private static void isBadWithoutAValue(Reading reading) {
    assertThat(reading.quality()).isEqualTo(Quality.BAD);
    assertThat(reading.value()).isEqualTo(TagValue.missing());
  }
}
