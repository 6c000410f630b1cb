package org.penstock.plant.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
  private static final int PATIENCE_MS = 5_000;
  private static final int A_MOMENT_MS = 200;

  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::echoAll);
    proxy = TcpProxy.inFrontOf(echo.getLocalPort());
  }

  private void echoAll() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        Thread.ofVirtual().start(() -> echo(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      return;
    }
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  private Socket client() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(PATIENCE_MS);
    return client;
  }

  private static int roundTrip(Socket client, int value) throws IOException {
    client.getOutputStream().write(value);
    return client.getInputStream().read();
  }

  @Test
  void bytesPassInBothDirectionsAndAnEndIsPassedOn() throws IOException {
    try (Socket client = client()) {
      assertThat(roundTrip(client, 7)).isEqualTo(7);
      assertThat(proxy.connections()).isEqualTo(1);
    }
    await().until(() -> proxy.connections() == 0);
    assertThat(proxy.accepted()).isEqualTo(1);
  }

  @Test
  void aCutResetsOldAndNewConnectionsUntilItIsHealed() throws IOException {
    try (Socket before = client()) {
      assertThat(roundTrip(before, 1)).isEqualTo(1);
      proxy.cut();
      assertThatThrownBy(() -> roundTrip(before, 2)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> roundTrip(client(), 3)).isInstanceOf(IOException.class);
    }
    proxy.heal();
    try (Socket after = client()) {
      assertThat(roundTrip(after, 4)).isEqualTo(4);
    }
  }

  @Test
  void hangingUpEndsWhatIsOpenAndNothingElse() throws IOException {
    try (Socket before = client()) {
      assertThat(roundTrip(before, 1)).isEqualTo(1);
      proxy.hangUp();
      assertThatThrownBy(() -> roundTrip(before, 2)).isInstanceOf(IOException.class);
    }
    try (Socket after = client()) {
      assertThat(roundTrip(after, 3)).isEqualTo(3);
    }
  }

  @Test
  void aBlackHoleKeepsConnectionsSilentAndHealedItDeliversWhatWasSent() throws IOException {
    try (Socket before = client()) {
      assertThat(roundTrip(before, 1)).isEqualTo(1);
      proxy.blackHole();
      try (Socket during = client()) {
        before.setSoTimeout(A_MOMENT_MS);
        during.setSoTimeout(A_MOMENT_MS);
        assertThatThrownBy(() -> roundTrip(before, 2)).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> roundTrip(during, 3)).isInstanceOf(SocketTimeoutException.class);
        proxy.heal();
        before.setSoTimeout(PATIENCE_MS);
        during.setSoTimeout(PATIENCE_MS);
        assertThat(before.getInputStream().read()).isEqualTo(2);
        assertThat(during.getInputStream().read()).isEqualTo(3);
      }
    }
  }

  @Test
  void aDelayCountsInBothDirectionsAndEndsWithHealing() throws IOException {
    try (Socket client = client()) {
      assertThat(roundTrip(client, 1)).isEqualTo(1);
      proxy.delay(Duration.ofMillis(150));
      long start = System.nanoTime();
      assertThat(roundTrip(client, 2)).isEqualTo(2);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
      proxy.heal();
      long healed = System.nanoTime();
      assertThat(roundTrip(client, 3)).isEqualTo(3);
      assertThat(Duration.ofNanos(System.nanoTime() - healed)).isLessThan(Duration.ofMillis(150));
    }
  }

  @Test
  void aTargetThatIsAwayIsNoticed() throws IOException {
    echo.close();
    try (Socket client = client()) {
      assertThatThrownBy(() -> roundTrip(client, 1)).isInstanceOf(IOException.class);
    }
  }
}
