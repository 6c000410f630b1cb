package org.penstock.plant.cmms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penstock.plant.cmms.fault.FaultMode;
import org.penstock.plant.cmms.fault.Faults;
import org.penstock.plant.cmms.fault.RequestLimit;
import org.penstock.plant.cmms.http.HttpReply;
import org.penstock.plant.cmms.http.HttpRequest;
import org.penstock.plant.cmms.order.Oracle;
import org.penstock.plant.cmms.order.WorkOrders;

/** The calls under {@code /control}, which the original does not have: faults, limit, oracle. */
final class ControlApi {
  private static final int UNTIL_CLEARED = Integer.MAX_VALUE;

  private final WorkOrders orders;
  private final Faults faults;
  private final RequestLimit limit;
  private final ObjectMapper json;
  private final Replies replies;

  ControlApi(WorkOrders orders, Faults faults, RequestLimit limit, ObjectMapper json) {
    this.orders = orders;
    this.faults = faults;
    this.limit = limit;
    this.json = json;
    this.replies = new Replies(json);
  }

  /** Answers a request; the path comes without {@code control}. */
  HttpReply handle(HttpRequest request, List<String> path) {
    try {
      return switch (request.method() + " " + String.join("/", path)) {
        case "GET oracle" -> oracle();
        case "GET faults" -> replies.body(200, Map.of("fault", faults.describe()));
        case "POST faults" -> setFault(json.readTree(request.body()));
        case "POST limit" -> setLimit(json.readTree(request.body()));
        default -> changeOrNothing(request, path);
      };
    } catch (JsonProcessingException e) {
      return replies.message(400, "The request body is not valid JSON.");
    }
  }

  private HttpReply oracle() {
    Oracle.Counts counts = orders.counts();
    return replies.body(
        200,
        Map.of(
            "posts_seen", counts.asked(),
            "creates", counts.created(),
            "doubled", counts.doubled(),
            "total", counts.workOrders()));
  }

  private HttpReply setFault(JsonNode body) {
    String name = body.path("mode").asText();
    if ("none".equals(name)) {
      faults.clear();
      return replies.body(200, Map.of("fault", faults.describe()));
    }
    Optional<FaultMode> mode = FaultMode.named(name);
    if (mode.isEmpty()) {
      return replies.message(400, "no such mode; known: none, " + FaultMode.names());
    }
    int count = body.path("count").asInt(UNTIL_CLEARED);
    faults.set(mode.get(), count, Duration.ofMillis(body.path("delay_ms").asLong(0)));
    return replies.body(200, Map.of("fault", faults.describe()));
  }

  private HttpReply setLimit(JsonNode body) {
    if (!body.path("per_minute").canConvertToInt()) {
      return replies.message(400, "per_minute must be a whole number");
    }
    limit.setPerMinute(body.path("per_minute").asInt());
    return replies.body(200, Map.of("per_minute", limit.perMinute()));
  }

  private HttpReply changeOrNothing(HttpRequest request, List<String> path)
      throws JsonProcessingException {
    boolean change =
        "POST".equals(request.method())
            && path.size() == 3
            && "workorders".equals(path.getFirst())
            && path.get(1).matches("[0-9]{1,9}");
    if (!change) {
      return replies.message(404, "no such control call");
    }
    return switch (path.getLast()) {
      case "close" -> setStatus(path.get(1), "CLOSED");
      case "status" -> setStatus(path.get(1), json.readTree(request.body()).path("value").asText());
      default -> replies.message(404, "no such control call");
    };
  }

  private HttpReply setStatus(String pk, String status) {
    ObjectNode changed = json.createObjectNode();
    changed.putObject("StatusDetails").put("Value", status);
    return replies.verdict(orders.change(Integer.parseInt(pk), changed));
  }
}
