package org.penstock.cmms.connector.maximo;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.contract.Answer;
import org.penstock.cmms.connector.contract.ScriptedSystem.Asked;
import org.penstock.cmms.connector.contract.Vendor;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;

/** Maximo's JSON API. */
final class MaximoVendor implements Vendor {

  private static final String API_KEY = "maximo-api-key";

  private final InstantSource clock;
  private final MaximoCredentials credentials;

  MaximoVendor(InstantSource clock) {
    this(clock, MaximoCredentials.ofApiKey(API_KEY));
  }

  MaximoVendor(InstantSource clock, MaximoCredentials credentials) {
    this.clock = clock;
    this.credentials = credentials;
  }

  @Override
  public MaximoConnector connector(URI root, PlantMapping mapping) {
    return new MaximoConnector(
        new MaximoSettings(
            "maximo",
            URI.create(root + "/maximo"),
            credentials,
            Duration.ofMillis(500),
            Duration.ofMillis(1_000),
            "mxapiwodetail",
            "mxapiasset",
            "externalrefid",
            Duration.ofMinutes(1)),
        () -> mapping,
        clock);
  }

  @Override
  public List<String> secrets() {
    return List.of(API_KEY);
  }

  @Override
  public Answer created(String reference) {
    return new Answer(201, row(createdAs(), reference));
  }

  /** The number is ours. */
  @Override
  public ExternalOrder createdAs() {
    return new ExternalOrder("1042", "1042");
  }

  @Override
  public Answer found(String reference, List<ExternalOrder> orders) {
    return members(
        orders.stream().map(order -> row(order, reference)).collect(Collectors.joining(",")));
  }

  @Override
  public List<ExternalOrder> twoOrders() {
    return List.of(new ExternalOrder("999", "999"), new ExternalOrder("1000", "1000"));
  }

  @Override
  public Answer status(ExternalOrder order, String raw) {
    return members("{\"wonum\":\"%s\",\"status\":\"%s\"}".formatted(order.id(), raw));
  }

  @Override
  public @Nullable String raw(ExternalStatus status) {
    return switch (status) {
      case OPEN -> "WAPPR";
      case IN_PROGRESS -> "INPRG";
      case ON_HOLD -> "WMATL";
      case COMPLETED -> "COMP";
      case CLOSED -> "CLOSE";
      case CANCELLED -> "CAN";
    };
  }

  @Override
  public boolean isCreate(Asked request) {
    return request.method().equals("POST");
  }

  @Override
  public String goldenFile() {
    return "maximo-sync.txt";
  }

  static Answer members(String rows) {
    return new Answer(200, "{\"member\":[" + rows + "]}");
  }

  static String row(ExternalOrder order, String reference) {
    return "{\"wonum\":\"%s\",\"siteid\":\"WTP1\",\"externalrefid\":\"%s\"}"
        .formatted(order.id(), reference);
  }
}
