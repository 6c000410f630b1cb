package org.penstock.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.penstock.plant.PlantException;
import org.penstock.plant.postgres.PlantPostgres.Durability;
import org.penstock.plant.rig.JvmProcess;
import org.penstock.plant.rig.PackagedService;
import org.penstock.plant.rig.ServiceRig;
import org.penstock.plant.test.TestPerson;

/** Broker, database as durable as a plant's, and compliance-service as it is packaged. */
public final class ComplianceRig implements AutoCloseable {

  private static final String SERVICE = "compliance-service";

  private final ServiceRig rig;
  private final JvmProcess service;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Prepares a rig; nothing runs yet. */
  public ComplianceRig(Path home, String name, int heapMegabytes) {
    this.rig =
        new ServiceRig(
            home,
            home.resolve("benchmarks").resolve("target").resolve(name),
            Durability.FULL,
            ServiceRig.Compiling.FOR_SPEED);
    this.service =
        rig.service(
            new PackagedService(
                SERVICE,
                SERVICE,
                "compliance",
                heapMegabytes,
                PackagedService.READY,
                Map.of(
                    "COMPLIANCE_TAGS_FILE", tagsFile().toString(),
                    "COMPLIANCE_EXPORT_SIGNING_KEY_FILE", rig.file("key.pem").toString(),
                    "COMPLIANCE_EXPORT_WORK_FOLDER", rig.file("").toString())));
  }

  private Path tagsFile() {
    return rig.file("compliance-tags.yaml");
  }

  /** Starts broker, database and the service, empty. */
  public void start(String tags) throws IOException {
    rig.clear();
    Files.writeString(tagsFile(), tags);
    rig.broker().start();
    rig.startDatabase();
    service.start();
  }

  /** compliance-service as it is packaged. */
  public JvmProcess service() {
    return service;
  }

  /** A connection to the database with all rights. */
  public Connection connect() throws SQLException {
    return rig.connect();
  }

  /** One number of the database. */
  public long number(String sql) {
    return rig.number(sql);
  }

  /** Asks the API as a Supervisor; the answer's body. */
  public String get(String path) {
    return send(request(path).GET().build());
  }

  /** Sends a body to the API as a Supervisor; the answer's body. */
  public String post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** A request to the API as a Supervisor. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(rig.url(SERVICE) + "/api/compliance" + path))
        .header("Authorization", "Bearer " + rig.token(TestPerson.SUPERVISOR));
  }

  /** The client of those requests. */
  public HttpClient http() {
    return http;
  }

  private String send(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new PlantException(request.uri() + ": " + answer.statusCode() + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new PlantException(request.uri() + " does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("stopped while waiting for " + request.uri(), e);
    }
  }

  @Override
  public void close() {
    http.close();
    rig.close();
  }
}
