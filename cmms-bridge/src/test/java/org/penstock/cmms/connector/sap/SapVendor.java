package org.penstock.cmms.connector.sap;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.contract.Answer;
import org.penstock.cmms.connector.contract.ScriptedSystem.Asked;
import org.penstock.cmms.connector.contract.Vendor;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;

/** SAP's services for maintenance, as their published descriptions have them. */
final class SapVendor implements Vendor {

  /** A session that SAP has opened. */
  static final Answer SESSION =
      new Answer(
          200,
          Map.of("x-csrf-token", "token-1", "Set-Cookie", "SAP_SESSIONID=one; path=/; HttpOnly"),
          "{\"d\":{\"EntitySets\":[]}}");

  private static final String USER = "bridge-user";
  private static final String PASSWORD = "bridge-password";

  private final SapSettings.Kind kind;
  private final InstantSource clock;

  SapVendor(SapSettings.Kind kind, InstantSource clock) {
    this.kind = kind;
    this.clock = clock;
  }

  @Override
  public SapConnector connector(URI root, PlantMapping mapping) {
    return new SapConnector(
        new SapSettings(
            "sap",
            URI.create(root + "/sap/opu/odata/sap"),
            new SapCredentials(USER, PASSWORD),
            Duration.ofMillis(500),
            Duration.ofMillis(1_000),
            "100",
            "EN",
            kind,
            "MaintObjectFreeDefinedAttrib",
            ZoneId.of("Europe/Berlin"),
            Duration.ofMinutes(1)),
        () -> mapping,
        clock);
  }

  @Override
  public List<String> secrets() {
    return List.of(
        PASSWORD,
        Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Answer created(String reference) {
    return new Answer(201, "{\"d\":" + row(createdAs(), reference) + "}");
  }

  @Override
  public ExternalOrder createdAs() {
    return new ExternalOrder("10000042", "10000042");
  }

  @Override
  public Answer found(String reference, List<ExternalOrder> orders) {
    return results(
        orders.stream().map(order -> row(order, reference)).collect(Collectors.joining(",")));
  }

  @Override
  public List<ExternalOrder> twoOrders() {
    return List.of(
        new ExternalOrder("10000009", "10000009"), new ExternalOrder("10000010", "10000010"));
  }

  @Override
  public Answer status(ExternalOrder order, String raw) {
    String field =
        kind == SapSettings.Kind.NOTIFICATION ? "NotifProcessingPhase" : "SystemStatusText";
    return results("{\"%s\":\"%s\",\"%s\":\"%s\"}".formatted(keyField(), order.id(), field, raw));
  }

  @Override
  public @Nullable String raw(ExternalStatus status) {
    return kind == SapSettings.Kind.NOTIFICATION
        ? switch (status) {
          case OPEN -> "1";
          case ON_HOLD -> "2";
          case IN_PROGRESS -> "3";
          case COMPLETED -> null;
          case CLOSED -> "4";
          case CANCELLED -> "5";
        }
        : switch (status) {
          case OPEN -> "REL  MANC NMAT";
          case ON_HOLD -> null;
          case IN_PROGRESS -> "REL  PCNF";
          case COMPLETED -> "TECO CNF";
          case CLOSED -> "CLSD CNF";
          case CANCELLED -> "CRTD DLFL";
        };
  }

  @Override
  public boolean isCreate(Asked request) {
    return request.method().equals("POST");
  }

  @Override
  public @Nullable Answer prelude(Asked request) {
    return "Fetch".equals(request.headers().getFirst("x-csrf-token")) ? SESSION : null;
  }

  @Override
  public String goldenFile() {
    return kind == SapSettings.Kind.NOTIFICATION
        ? "sap-notification-create.txt"
        : "sap-order-create.txt";
  }

  private String keyField() {
    return kind == SapSettings.Kind.NOTIFICATION ? "MaintenanceNotification" : "MaintenanceOrder";
  }

  private String row(ExternalOrder order, String reference) {
    String field =
        kind == SapSettings.Kind.NOTIFICATION
            ? "MaintNotifExtReferenceNumber"
            : "MaintObjectFreeDefinedAttrib";
    return "{\"%s\":\"%s\",\"%s\":\"%s\"}".formatted(keyField(), order.id(), field, reference);
  }

  static Answer results(String rows) {
    return new Answer(200, "{\"d\":{\"results\":[" + rows + "]}}");
  }
}
