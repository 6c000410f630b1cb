package org.penstock.plant.cmms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penstock.plant.cmms.fault.FaultMode;
import org.penstock.plant.cmms.fault.Faults;
import org.penstock.plant.cmms.http.HttpReply;
import org.penstock.plant.cmms.order.Verdict;
import org.penstock.plant.cmms.order.WorkOrder;
import org.penstock.plant.cmms.order.WorkOrders;

/** Creates work orders, and loses the answer, or the request, when it is told to. */
final class CreateCalls {
  private static final int MAX_RECORDS = 200;

  private final WorkOrders orders;
  private final Faults faults;
  private final InstantSource clock;
  private final ObjectMapper json;
  private final Replies replies;

  CreateCalls(
      WorkOrders orders, Faults faults, InstantSource clock, ObjectMapper json, Replies replies) {
    this.orders = orders;
    this.faults = faults;
    this.clock = clock;
    this.json = json;
    this.replies = replies;
  }

  HttpReply create(String body) throws InterruptedException {
    List<ObjectNode> drafts;
    try {
      drafts = drafts(json.readTree(body));
    } catch (JsonProcessingException e) {
      return replies.message(400, "The request body is not valid JSON.");
    }
    if (drafts.isEmpty()) {
      return replies.message(400, "The request body must be an array of 1 to 200 work orders.");
    }
    drafts.forEach(draft -> orders.noteAsked(draft.path(WorkOrder.REFERENCE_FIELD).asText("")));
    Optional<Faults.Fault> fault = faults.strike(FaultMode.Scope.CREATE);
    return fault.isPresent() ? createBadly(drafts, fault.get()) : commit(drafts);
  }

  private static List<ObjectNode> drafts(JsonNode body) {
    List<ObjectNode> drafts = new ArrayList<>();
    if (body.isArray() && body.size() <= MAX_RECORDS) {
      for (JsonNode draft : body) {
        if (draft instanceof ObjectNode object) {
          drafts.add(object);
        }
      }
    }
    return drafts.size() == body.size() ? drafts : List.of();
  }

  private HttpReply.Answer commit(List<ObjectNode> drafts) {
    return replies.verdict(orders.create(drafts));
  }

  private HttpReply createBadly(List<ObjectNode> drafts, Faults.Fault fault)
      throws InterruptedException {
    return switch (fault.mode()) {
      case RESET_BEFORE_COMMIT -> new HttpReply.Reset();
      case ERROR_BEFORE_COMMIT -> internalError();
      case SLOW_COMMIT -> {
        Thread.sleep(fault.delay());
        yield commit(drafts);
      }
      case RESET_AFTER_COMMIT -> instead(commit(drafts), new HttpReply.Reset());
      case ERROR_AFTER_COMMIT -> instead(commit(drafts), internalError());
      case NOT_JSON -> instead(commit(drafts), gatewayPage());
      case NO_ID ->
          instead(commit(drafts), replies.results(List.of(Map.of("Reason", "accepted")), 1));
      case HALF_BODY -> new HttpReply.HalfAnswer(commit(drafts));
      case VISIBILITY_LAG -> commitHidden(drafts, fault);
      case RESET_AND_LAG -> instead(commitHidden(drafts, fault), new HttpReply.Reset());
      case FILTER_IGNORED, UNAUTHORIZED, RATE_LIMITED, TOO_MANY_REQUESTS, UNAVAILABLE, OUTAGE ->
          throw new IllegalStateException(fault.mode() + " does not befall creates");
    };
  }

  /** The fault takes the place of a good answer; a refusal is answered as it is. */
  private static HttpReply instead(HttpReply.Answer good, HttpReply bad) {
    return good.status() == 200 ? bad : good;
  }

  private HttpReply.Answer commitHidden(List<ObjectNode> drafts, Faults.Fault fault) {
    Verdict verdict = orders.create(drafts);
    if (verdict instanceof Verdict.Accepted accepted) {
      orders.hide(accepted.orders(), clock.instant().plus(fault.delay()));
    }
    return replies.verdict(verdict);
  }

  private HttpReply internalError() {
    return replies.message(500, "An error has occurred.");
  }

  private static HttpReply gatewayPage() {
    return HttpReply.Answer.html("<html><body>OK</body></html>");
  }
}
