package org.penstock.bench.cmms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.penstock.plant.PlantException;

/** What the maintenance system itself counted: how many work orders it made of each reference. */
final class Oracle implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  Oracle(String cmmsUrl) {
    this.address = URI.create(cmmsUrl + "/control/oracle");
  }

  /** References, and those of them that have more than one work order. */
  record Counts(long references, long doubled) {}

  Counts counts() throws IOException, InterruptedException {
    String body =
        http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    JsonNode creates = JSON.readTree(body).path("creates");
    if (!creates.isObject()) {
      throw new PlantException("the oracle does not count: " + body);
    }
    long doubled = 0;
    for (JsonNode count : creates) {
      doubled += count.asLong() > 1 ? 1 : 0;
    }
    return new Counts(creates.size(), doubled);
  }

  @Override
  public void close() {
    http.close();
  }
}
