package org.penstock.plant.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.penstock.plant.PlantException;
import org.penstock.plant.up.LocalPlant.Planned;

class LocalPlantTest {

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Progress progress =
      new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), InstantSource.system());

  @Test
  void aPartStartsAfterWhatItNeedsAndStopsBeforeIt() {
    LocalPlant plant = new LocalPlant(List.of(planned("database"), planned("service", "database")));

    plant.start(progress);
    plant.stop(progress);

    assertThat(events)
        .containsExactly("start database", "start service", "stop service", "stop database");
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("service", "ready", "stopped");
  }

  @Test
  void theFirstFailureIsTheReasonAndWhatNeedsThePartIsNotStarted() {
    LocalPlant plant =
        new LocalPlant(
            List.of(failing("database", "the disk is full"), planned("service", "database")));

    assertThatThrownBy(() -> plant.start(progress))
        .isInstanceOf(PlantException.class)
        .hasMessage("the disk is full");
    assertThat(events).containsExactly("start database");
  }

  @Test
  void aPlantOfSomePartsDoesNotWaitForTheOthers() {
    LocalPlant plant = new LocalPlant(List.of(planned("database"), planned("service", "database")));

    plant.only(List.of("service")).start(progress);

    assertThat(events).containsExactly("start service");
  }

  @Test
  void anUnknownPartIsAnsweredWithTheKnownOnes() {
    LocalPlant plant = new LocalPlant(List.of(planned("database"), planned("service", "database")));

    assertThatThrownBy(() -> plant.only(List.of("databse")))
        .hasMessageContaining("no part `databse`")
        .hasMessageContaining("database, service");
  }

  private Planned planned(String name, String... needs) {
    return new Planned(new FakePart(name, events, null), List.of(needs));
  }

  private Planned failing(String name, String reason) {
    return new Planned(new FakePart(name, events, reason), List.of());
  }
}
