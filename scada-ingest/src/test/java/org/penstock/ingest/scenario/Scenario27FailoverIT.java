package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ServerState;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.simulator.opcua.PlantServer;

/** Scenario 27: the server says that it should not be used, or is gone; there is a second one. */
@Tag("scenario")
@Execution(ExecutionMode.CONCURRENT)
class Scenario27FailoverIT {

  static Stream<Named<Consumer<PlantServer>>> reasons() {
    return Stream.of(
        Named.of("suspended", server -> server.showState(ServerState.Suspended)),
        Named.of("shutting down", server -> server.showState(ServerState.Shutdown)),
        Named.of("of low service level", server -> server.showServiceLevel(10)));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void aServerThatSaysItIsUnwellIsLeftForTheSecondUrl(
      Consumer<PlantServer> reason, @TempDir Path folder) {
    try (ScenarioRig rig = rig(folder);
        RigPlant second = rig.anotherPlant(LoopbackPorts.free(1).getFirst())) {
      String secondUrl = start(rig, second);
      reason.accept(rig.plant().plant().server());

      assertIsLeftFor(secondUrl, rig);
    }
  }

  @Test
  void aServerThatIsGoneIsLeftForTheSecondUrl(@TempDir Path folder) {
    try (ScenarioRig rig = rig(folder);
        RigPlant second = rig.anotherPlant(LoopbackPorts.free(1).getFirst())) {
      String secondUrl = start(rig, second);
      rig.cable().cut();

      assertIsLeftFor(secondUrl, rig);
    }
  }

  @Test
  void theOnlyServerIsKeptAndTheStatusSaysWhatItSays(@TempDir Path folder) {
    try (ScenarioRig rig = rig(folder).startAll()) {
      rig.plant().plant().server().showServiceLevel(10);
      rig.waitFor(SourceState.DEGRADED);
      rig.waitUntilNothingIsMissing();
      assertThat(rig.statuses().getLast().reason()).contains("service level is 10");

      rig.plant().plant().server().showServiceLevel(255);
      rig.waitFor(SourceState.RUNNING);
    }
  }

  private static ScenarioRig rig(Path folder) {
    return ScenarioRig.in(folder, Duration.ofMillis(500))
        .with("scada.recovery.hold", "1s")
        .with("scada.recovery.failover", "3s");
  }

  private static String start(ScenarioRig rig, RigPlant second) {
    rig.plant().start();
    second.start();
    String secondUrl = second.plant().endpointUrl();
    rig.sourceFile().at(List.of(rig.url(), secondUrl));
    rig.startAll();
    assertThat(rig.statuses().getLast().endpoint()).isEqualTo(rig.url());
    return secondUrl;
  }

  private static void assertIsLeftFor(String secondUrl, ScenarioRig rig) {
    rig.waitUntil(
        "the second URL",
        Duration.ofSeconds(60),
        () -> isRunningAt(secondUrl, rig.statuses().getLast()));
    rig.waitForValuesAfter(Instant.now());
    assertThat(rig.statuses().getLast().reason()).contains(secondUrl).contains(rig.url());
    assertThat(rig.gaps()).isNotEmpty();
    assertThat(rig.doubled()).isEmpty();
  }

  private static boolean isRunningAt(String url, SourceStatus status) {
    return status.state() == SourceState.RUNNING && url.equals(status.endpoint());
  }
}
