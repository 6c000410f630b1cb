package org.penstock.bench.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.Pause;
import org.penstock.plant.simulator.load.LoadOracle;

/** The simulated plant in its load mode, by its control endpoint. */
public final class LoadPlant {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String address;

  LoadPlant(int controlPort) {
    this.address = "http://127.0.0.1:" + controlPort;
  }

  /** Changes per second of all tags together, from now on. */
  public void rate(double perSecond) {
    call("POST", "/load", "{\"rate\": " + perSecond + "}");
  }

  /** Closes the OPC UA server and opens it again. */
  public void restartServer() {
    call("POST", "/restart-endpoint", "");
  }

  /** How many changes were made so far. */
  public long changes() {
    return tree(call("GET", "/load", "")).path("changes").asLong();
  }

  /** Every change of every tag. */
  public LoadOracle oracle() {
    try {
      return LoadOracle.read(new ByteArrayInputStream(call("GET", "/load/changes", "")));
    } catch (IOException e) {
      throw new PlantException("the load plant's oracle cannot be read", e);
    }
  }

  /** Waits until clients monitor that many items: only then has a client begun. */
  public void awaitItems(int count) {
    long rounds = PATIENCE.dividedBy(LOOK_EVERY);
    for (long i = 0; items() < count; i++) {
      if (i == rounds) {
        throw new PlantException(
            items() + " of " + count + " items are monitored; nothing to measure");
      }
      Pause.of(LOOK_EVERY);
    }
  }

  private int items() {
    return tree(call("GET", "/state", "")).path("monitored_items").asInt();
  }

  private JsonNode tree(byte[] answer) {
    try {
      return json.readTree(answer);
    } catch (IOException e) {
      throw new PlantException("the load plant answers no JSON", e);
    }
  }

  private byte[] call(String method, String path, String body) {
    try {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(URI.create(address + path))
                  .timeout(PATIENCE)
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new PlantException("the load plant refuses " + path + ": " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new PlantException("the load plant does not answer " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("Interrupted while the load plant is asked", e);
    }
  }
}
