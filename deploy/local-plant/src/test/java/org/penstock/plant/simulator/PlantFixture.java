package org.penstock.plant.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.test.ReadyPlantCertificate;

/** A plant that runs twenty times as fast as the clock, a client, and a hand on its controls. */
final class PlantFixture implements AutoCloseable {
  private final SimulatedPlant plant;
  private final PlantClient client;

  private PlantFixture(SimulatedPlant plant, PlantClient client) {
    this.plant = plant;
    this.client = client;
  }

  static PlantFixture start(Path data) throws Exception {
    ReadyPlantCertificate.into(data);
    SimulatedPlant plant =
        SimulatedPlant.start(
            "--port=" + LoopbackPorts.free(1).getFirst(),
            "--control-port=0",
            "--data=" + data,
            "--speed=20",
            "--interval=PT0.1S");
    return new PlantFixture(plant, PlantClient.connect(plant.endpointUrl(), data));
  }

  PlantClient client() {
    return client;
  }

  String endpointUrl() {
    return plant.endpointUrl();
  }

  HttpResponse<String> control(String method, String path, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(plant.controlUrl() + path))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Override
  public void close() {
    client.close();
    plant.close();
  }
}
