package org.penstock.cmms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The stand-in's control calls: switch faults on, and ask the oracle. */
final class StandIn {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI control;
  private final HttpClient http = HttpClient.newHttpClient();

  StandIn(String apiUrl) {
    this.control = URI.create(apiUrl.replace("/v8", "/control/"));
  }

  void fail(String mode, int count) {
    fail(mode, count, Duration.ZERO);
  }

  void fail(String mode, int count, Duration delay) {
    call(
        "faults",
        "{\"mode\":\"%s\",\"count\":%d,\"delay_ms\":%d}".formatted(mode, count, delay.toMillis()));
  }

  void failUntilCleared(String mode) {
    call("faults", "{\"mode\":\"%s\"}".formatted(mode));
  }

  void work() {
    call("faults", "{\"mode\":\"none\"}");
  }

  /** Somebody in the maintenance department sets the status. */
  void setStatus(String pk, String status) {
    call("workorders/" + pk + "/status", "{\"value\":\"%s\"}".formatted(status));
  }

  int creates(String reference) {
    return oracle().path("creates").path(reference).asInt();
  }

  int postsSeen(String reference) {
    return oracle().path("posts_seen").path(reference).asInt();
  }

  JsonNode oracle() {
    return send(HttpRequest.newBuilder(control.resolve("oracle")).GET().build());
  }

  private void call(String path, String body) {
    send(HttpRequest.newBuilder(control.resolve(path)).POST(BodyPublishers.ofString(body)).build());
  }

  private JsonNode send(HttpRequest request) {
    try {
      String body = http.send(request, BodyHandlers.ofString()).body();
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
