package org.penstock.plant.cmms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.penstock.plant.cmms.fault.FaultMode;
import org.penstock.plant.cmms.fault.Faults;
import org.penstock.plant.cmms.fault.RequestLimit;
import org.penstock.plant.cmms.http.HttpReply;
import org.penstock.plant.cmms.http.HttpRequest;
import org.penstock.plant.cmms.order.Assets;
import org.penstock.plant.cmms.order.LookupTables;
import org.penstock.plant.cmms.order.WorkOrderFields;
import org.penstock.plant.cmms.order.WorkOrders;

/** The calls under {@code /v8}: who may call, how often, and which call it is. */
final class MaintenanceApi {
  static final String CONNECTION_KEY = "wtp-1";
  static final String API_KEY = "local-cmms-key";

  private final WorkOrders orders;
  private final Faults faults;
  private final RequestLimit limit;
  private final InstantSource clock;
  private final ObjectMapper json;
  private final Replies replies;
  private final CreateCalls creates;
  private final SearchCalls searches;

  MaintenanceApi(
      WorkOrders orders,
      Faults faults,
      RequestLimit limit,
      InstantSource clock,
      ObjectMapper json) {
    this.orders = orders;
    this.faults = faults;
    this.limit = limit;
    this.clock = clock;
    this.json = json;
    this.replies = new Replies(json);
    this.creates = new CreateCalls(orders, faults, clock, json, replies);
    this.searches = new SearchCalls(orders, faults, replies);
  }

  /** Answers a request; the path comes without {@code v8}. */
  HttpReply handle(HttpRequest request, List<String> path) throws InterruptedException {
    Optional<Faults.Fault> fault = faults.strike(FaultMode.Scope.EVERY);
    if (fault.isPresent()) {
      return refuseBadly(fault.get());
    }
    if (!isKnown(request)) {
      return unauthorized();
    }
    if (!limit.admit(clock.instant())) {
      return limitExceeded();
    }
    return route(request, path);
  }

  private HttpReply refuseBadly(Faults.Fault fault) {
    return switch (fault.mode()) {
      case UNAUTHORIZED -> unauthorized();
      case RATE_LIMITED -> limitExceeded();
      case TOO_MANY_REQUESTS -> {
        Map<String, String> headers =
            Map.of("Retry-After", String.valueOf(Math.max(1, fault.delay().toSeconds())));
        HttpReply.Answer answer = replies.message(429, "Too many requests.");
        yield new HttpReply.Answer(429, answer.contentType(), answer.body(), headers);
      }
      case UNAVAILABLE -> replies.message(503, "The service is unavailable.");
      case OUTAGE -> new HttpReply.Reset();
      case RESET_BEFORE_COMMIT,
          RESET_AFTER_COMMIT,
          SLOW_COMMIT,
          ERROR_BEFORE_COMMIT,
          ERROR_AFTER_COMMIT,
          HALF_BODY,
          NOT_JSON,
          NO_ID,
          VISIBILITY_LAG,
          RESET_AND_LAG,
          FILTER_IGNORED ->
          throw new IllegalStateException(fault.mode() + " does not befall every request");
    };
  }

  private static boolean isKnown(HttpRequest request) {
    byte[] pair = (CONNECTION_KEY + ":" + API_KEY).getBytes(StandardCharsets.UTF_8);
    String expected = "Basic " + Base64.getEncoder().encodeToString(pair);
    return request.header("authorization").filter(expected::equals).isPresent();
  }

  private HttpReply unauthorized() {
    return replies.message(401, "Authorization has been denied for this request.");
  }

  /** The original's words, with a 403 and nothing that says when to come back. */
  private HttpReply limitExceeded() {
    return replies.message(
        403,
        "Exceeded Connections Limit: Only "
            + limit.perMinute()
            + " requests per minute are allowed.");
  }

  private HttpReply route(HttpRequest request, List<String> path) throws InterruptedException {
    String resource = path.isEmpty() ? "" : path.getFirst().toLowerCase(Locale.ROOT);
    String argument = path.size() == 2 ? path.get(1) : "";
    if (path.size() > 2) {
      return notFound();
    }
    return switch (request.method() + " " + resource + (argument.isEmpty() ? "" : "/..")) {
      case "GET workorders" -> searches.workOrders(request.query());
      case "POST workorders" ->
          isJson(request) ? creates.create(request.body()) : unsupportedMedia();
      case "GET workorders/.." -> one(argument);
      case "PUT workorders/.." -> isJson(request) ? change(argument, request) : unsupportedMedia();
      case "GET assets" -> searches.assets(request.query());
      case "GET assets/.." -> asset(argument);
      case "GET schema/.." -> schema(argument);
      case "GET lookuptablevalues/.." -> lookupTable(argument);
      default -> notFound();
    };
  }

  private static boolean isJson(HttpRequest request) {
    String type = request.header("content-type").orElse("");
    return type.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  private HttpReply unsupportedMedia() {
    return replies.message(415, "The stand-in takes application/json only.");
  }

  private HttpReply notFound() {
    return replies.message(404, "No HTTP resource was found that matches the request URI.");
  }

  private HttpReply one(String pk) {
    return number(pk)
        .flatMap(orders::find)
        .<HttpReply>map(order -> replies.orders(List.of(order)))
        .orElseGet(() -> replies.message(404, "Work order " + pk + " was not found"));
  }

  private HttpReply change(String pk, HttpRequest request) {
    try {
      JsonNode body = json.readTree(request.body());
      return body instanceof ObjectNode given
          ? replies.verdict(orders.change(number(pk).orElse(-1), given))
          : replies.message(400, "The request body must be one work order.");
    } catch (JsonProcessingException e) {
      return replies.message(400, "The request body is not valid JSON.");
    }
  }

  private HttpReply asset(String pk) {
    return number(pk)
        .flatMap(Assets::byPk)
        .<HttpReply>map(asset -> replies.results(List.of(asset.flat()), 1))
        .orElseGet(() -> replies.message(404, "Asset " + pk + " was not found"));
  }

  private HttpReply schema(String model) {
    if (!"WorkOrder".equalsIgnoreCase(model)) {
      return replies.message(404, "Model " + model + " was not found");
    }
    Map<String, String> fields = new TreeMap<>(WorkOrderFields.plain());
    fields.putAll(WorkOrderFields.structured());
    List<Map<String, String>> list = new ArrayList<>();
    fields.forEach((name, type) -> list.add(Map.of("Name", name, "Type", type)));
    return replies.results(list, list.size());
  }

  private HttpReply lookupTable(String name) {
    Optional<Map<String, String>> table = LookupTables.table(name);
    if (table.isEmpty()) {
      return replies.message(404, "Lookup table " + name + " was not found");
    }
    List<Map<String, String>> list = new ArrayList<>();
    new TreeMap<>(table.get())
        .forEach((value, text) -> list.add(Map.of("Value", value, "Description", text)));
    return replies.results(list, list.size());
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
