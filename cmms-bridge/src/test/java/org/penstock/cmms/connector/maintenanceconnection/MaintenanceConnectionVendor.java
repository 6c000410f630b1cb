package org.penstock.cmms.connector.maintenanceconnection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.penstock.cmms.connector.contract.Answer;
import org.penstock.cmms.connector.contract.ScriptedSystem.Asked;
import org.penstock.cmms.connector.contract.Vendor;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;

/** Maintenance Connection's web API, version 8. */
final class MaintenanceConnectionVendor implements Vendor {

  private static final String CONNECTION_KEY = "tenant-secret";
  private static final String API_KEY = "caller-secret";

  private final InstantSource clock;

  MaintenanceConnectionVendor(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public MaintenanceConnectionConnector connector(URI root, PlantMapping mapping) {
    return new MaintenanceConnectionConnector(
        new MaintenanceConnectionSettings(
            "mc",
            URI.create(root + "/v8"),
            new Credentials(CONNECTION_KEY, API_KEY),
            Duration.ofMillis(500),
            Duration.ofMillis(1_000),
            "UDFChar10",
            "UDFChar9",
            Duration.ofMinutes(1)),
        () -> mapping,
        clock);
  }

  @Override
  public List<String> secrets() {
    return List.of(
        CONNECTION_KEY,
        API_KEY,
        Base64.getEncoder().encodeToString((CONNECTION_KEY + ":" + API_KEY).getBytes(UTF_8)));
  }

  @Override
  public Answer created(String reference) {
    return results(row(createdAs(), reference));
  }

  @Override
  public ExternalOrder createdAs() {
    return new ExternalOrder("42", "WO-42");
  }

  @Override
  public Answer found(String reference, List<ExternalOrder> orders) {
    return results(
        orders.stream().map(order -> row(order, reference)).collect(Collectors.joining(",")));
  }

  @Override
  public List<ExternalOrder> twoOrders() {
    return List.of(new ExternalOrder("9", "WO-9"), new ExternalOrder("10", "WO-10"));
  }

  @Override
  public Answer status(ExternalOrder order, String raw) {
    return results(
        """
        {"PK":%s,"ID":"%s","IsOpen":true,"StatusDetails":{"Value":"%s"}%s}\
        """
            .formatted(
                order.id(),
                order.number(),
                raw,
                raw.equals("ISSUED") ? ",\"RespondedDate\":\"2026-11-23T17:00:00Z\"" : ""));
  }

  @Override
  public String raw(ExternalStatus status) {
    return switch (status) {
      case OPEN -> "REQUESTED";
      case IN_PROGRESS -> "ISSUED";
      case ON_HOLD -> "ONHOLD";
      case COMPLETED -> "COMPLETE";
      case CLOSED -> "CLOSED";
      case CANCELLED -> "CANCELED";
    };
  }

  @Override
  public boolean isCreate(Asked request) {
    return request.method().equals("POST");
  }

  @Override
  public String goldenFile() {
    return "maintenance-connection-create.txt";
  }

  static Answer results(String rows) {
    return new Answer(200, "{\"Results\":[" + rows + "],\"Total\":1}");
  }

  private static String row(ExternalOrder order, String reference) {
    return "{\"PK\":%s,\"ID\":\"%s\",\"UDFChar10\":\"%s\"}"
        .formatted(order.id(), order.number(), reference);
  }
}
