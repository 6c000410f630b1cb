package org.penstock.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.penstock.event.PlantJson;
import org.penstock.plant.up.PlantPort;

/** A demo user at a terminal: asks Keycloak for a token and calls the services with it. */
final class Caller {

  private final RunningPlant plant;
  private final String user;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper mapper = PlantJson.newMapper();

  Caller(RunningPlant plant, String user) {
    this.plant = plant;
    this.user = user;
  }

  /** An answer: status, headers, body. */
  record Answer(HttpResponse<byte[]> response, ObjectMapper mapper) {

    int status() {
      return response.statusCode();
    }

    byte[] bytes() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      try {
        return mapper.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Answer get(PlantPort service, String path) {
    return send(authorized(service, path).GET().build());
  }

  Answer post(PlantPort service, String path, String body) {
    return send(
        authorized(service, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** A call to a part that asks for no token, such as the control of a simulator. */
  Answer open(PlantPort part, String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(plant.url(part, path)))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder authorized(PlantPort service, String path) {
    return HttpRequest.newBuilder(URI.create(plant.url(service, path)))
        .header("Authorization", "Bearer " + token());
  }

  /** A new token for every call: they are short-lived, and Keycloak is part of what is tested. */
  private String token() {
    String form =
        "grant_type=password&client_id=penstock-ui&username=%s&password=%s".formatted(user, user);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    plant.url(
                        PlantPort.KEYCLOAK, "/realms/penstock/protocol/openid-connect/token")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return send(request).json().path("access_token").asText();
  }

  private Answer send(HttpRequest request) {
    try {
      return new Answer(http.send(request, BodyHandlers.ofByteArray()), mapper);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
