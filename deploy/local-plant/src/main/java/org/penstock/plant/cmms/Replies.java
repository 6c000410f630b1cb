package org.penstock.plant.cmms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.penstock.plant.cmms.http.HttpReply;
import org.penstock.plant.cmms.order.Verdict;
import org.penstock.plant.cmms.order.WorkOrder;

/** Answers in the API's envelopes. */
final class Replies {
  private final ObjectMapper json;

  Replies(ObjectMapper json) {
    this.json = json;
  }

  HttpReply.Answer body(int status, Object body) {
    try {
      return HttpReply.Answer.json(status, json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }

  HttpReply.Answer message(int status, String message) {
    return body(status, json.createObjectNode().put("Message", message));
  }

  /** {@code {"Results": [...], "Total": n}}; the total counts what paging left out, too. */
  HttpReply.Answer results(List<?> results, int total) {
    ObjectNode envelope = json.createObjectNode();
    ArrayNode list = envelope.putArray("Results");
    results.forEach(result -> list.add(json.<ObjectNode>valueToTree(result)));
    return body(200, envelope.put("Total", total));
  }

  HttpReply.Answer orders(List<WorkOrder> orders) {
    return results(orders.stream().map(WorkOrder::json).toList(), orders.size());
  }

  HttpReply.Answer verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted accepted -> orders(accepted.orders());
      case Verdict.Invalid invalid -> message(400, invalid.reason());
      case Verdict.NotFound missing -> message(404, missing.what() + " was not found");
      case Verdict.DuplicateId duplicate -> message(409, "ID " + duplicate.id() + " is not unique");
    };
  }
}
