package org.penstock.plant.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Asks from outside whether a server does its work; away, slow and broken all mean no. */
@FunctionalInterface
public interface Probe {

  Duration PATIENCE = Duration.ofSeconds(2);

  boolean isReady();

  /** Yes when both say yes. */
  default Probe and(Probe other) {
    return () -> isReady() && other.isReady();
  }

  /** Yes when the log of a process has a line with the word. */
  static Probe logged(Path log, String word) {
    return () -> {
      try (var lines = Files.lines(log)) {
        return lines.anyMatch(line -> line.contains(word));
      } catch (IOException e) {
        return false;
      }
    };
  }

  /** Yes when somebody answers the call. */
  static Probe port(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            Math.toIntExact(PATIENCE.toMillis()));
        return true;
      } catch (IOException e) {
        return false;
      }
    };
  }

  /** Yes when the address answers 200. */
  static Probe http(HttpClient client, URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    return () -> {
      try {
        return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
