package org.penstock.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {

  private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

  @Test
  void noPortIsGivenTwice() {
    List<Integer> first = LoopbackPorts.free(20);
    List<Integer> second = LoopbackPorts.free(20);
    assertThat(new HashSet<>(first)).hasSize(20).doesNotContainAnyElementsOf(second);
  }

  @Test
  void noOutgoingConnectionGetsOne() {
    assertThat(LoopbackPorts.free(50))
        .allMatch(port -> port > 1_024 && port < FIRST_OF_OUTGOING_CONNECTIONS);
  }

  @Test
  void aServerCanListenOnIt() throws IOException {
    int port = LoopbackPorts.free(1).getFirst();
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.getLocalPort()).isEqualTo(port);
    }
  }
}
