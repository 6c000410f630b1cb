package org.penstock.plant.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.plant.LoopbackPorts;

class ObstaclesTest {

  @TempDir Path folder;

  @Test
  void aTakenPortIsNamedWithItsPurposeItsHolderAndTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() ->
              Obstacles.checkPorts(
                  List.of(new FakePart("keycloak")), Map.of(PlantPort.KEYCLOAK, port)))
          .hasMessageContaining("Port " + port + " is needed for Keycloak")
          .hasMessageContaining("(pid " + ProcessHandle.current().pid() + ") uses it")
          .hasMessageContaining("PENSTOCK_KEYCLOAK_PORT=<number>");
    }
  }

  @Test
  void everyTakenPortIsNamedAtOnce() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Part> parts = List.of(new FakePart("kafka"), new FakePart("postgres"));
      Map<PlantPort, Integer> ports =
          Map.of(PlantPort.KAFKA, one.getLocalPort(), PlantPort.POSTGRES, two.getLocalPort());

      assertThatThrownBy(() -> Obstacles.checkPorts(parts, ports))
          .hasMessageContaining("for Kafka,")
          .hasMessageContaining("for PostgreSQL,");
    }
  }

  @Test
  void aTakenPortOfAPartThatIsNotStartedIsNoObstacle() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatCode(() ->
              Obstacles.checkPorts(
                  List.of(new FakePart("kafka")),
                  Map.of(
                      PlantPort.KEYCLOAK,
                      taken.getLocalPort(),
                      PlantPort.KAFKA,
                      LoopbackPorts.free(1).getFirst())))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aHolderThatCannotBeSeenIsSomebodyElses() {
    assertThat(Obstacles.sentence(PlantPort.KAFKA, 19092, Optional.empty()))
        .contains("a program of another user uses it");
  }

  @Test
  void theFolderOfTheDataIsMade() {
    Path state = folder.resolve("state");

    Obstacles.checkDisk(state);

    assertThat(state).isDirectory();
  }
}
