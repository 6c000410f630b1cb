package org.penstock.cmms.connector.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The system that the tests' description describes. */
final class RestVendor implements Vendor {

  private static final String API_KEY = "rest-api-key";

  private final InstantSource clock;
  private final String description;

  RestVendor(InstantSource clock) {
    this(clock, description());
  }

  RestVendor(InstantSource clock, String description) {
    this.clock = clock;
    this.description = description;
  }

  static String description() {
    try {
      return Files.readString(Path.of("src/test/resources/rest-description.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public RestConnector connector(URI root, PlantMapping mapping) {
    return new RestConnector(
        new RestSettings(
            "rest",
            root,
            new RestCredentials("", "", API_KEY),
            Duration.ofMillis(500),
            Duration.ofMillis(1_000),
            description,
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
    return new Answer(201, "{\"workorder\":" + row(createdAs(), reference) + "}");
  }

  @Override
  public ExternalOrder createdAs() {
    return new ExternalOrder("42", "2026-0042");
  }

  @Override
  public Answer found(String reference, List<ExternalOrder> orders) {
    return new Answer(
        200,
        "{\"workorders\":["
            + orders.stream().map(order -> row(order, reference)).collect(Collectors.joining(","))
            + "]}");
  }

  @Override
  public List<ExternalOrder> twoOrders() {
    return List.of(new ExternalOrder("9", "2026-0009"), new ExternalOrder("10", "2026-0010"));
  }

  @Override
  public Answer status(ExternalOrder order, String raw) {
    return new Answer(
        200,
        "{\"workorder\":{\"id\":%s,\"state\":\"%s\",\"archived\":%s}}"
            .formatted(order.id(), raw, raw.equals("filed")));
  }

  @Override
  public @Nullable String raw(ExternalStatus status) {
    return switch (status) {
      case OPEN -> "new";
      case IN_PROGRESS -> "working";
      case ON_HOLD -> "parked";
      case COMPLETED -> "done";
      case CLOSED -> "filed";
      case CANCELLED -> "void";
    };
  }

  @Override
  public boolean isCreate(Asked request) {
    return request.method().equals("POST");
  }

  @Override
  public String goldenFile() {
    return "rest-create.txt";
  }

  private static String row(ExternalOrder order, String reference) {
    return "{\"id\":%s,\"number\":\"%s\",\"external_key\":\"%s\"}"
        .formatted(order.id(), order.number(), reference);
  }
}
