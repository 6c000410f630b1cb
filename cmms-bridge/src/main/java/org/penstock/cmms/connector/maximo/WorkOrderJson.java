package org.penstock.cmms.connector.maximo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.mapping.Translation.Mapped;

/** A work order as the body of a {@code SYNC}; the key is the site and our reference as number. */
final class WorkOrderJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_TITLE = 100;

  private final String referenceField;

  WorkOrderJson(String referenceField) {
    this.referenceField = referenceField;
  }

  String body(Mapped order, String site, @Nullable String status) {
    ObjectNode body = JSON.createObjectNode();
    String reference = order.order().reference().value();
    body.put("wonum", reference);
    body.put("siteid", site);
    body.put("description", order.title(LONGEST_TITLE));
    body.put("description_longdescription", order.longText());
    body.put("assetnum", order.asset().id());
    priority(body, order.priority());
    body.put("worktype", order.workType());
    if (status != null) {
      body.put("status", status);
    }
    order.assignee().ifPresent(person -> body.put("lead", person));
    body.put("reportdate", order.request().raisedAt().toString());
    Instant due = order.request().dueAt();
    if (due != null) {
      body.put("targcompdate", due.toString());
    }
    body.put(referenceField, reference);
    return body.toString();
  }

  /** A number there; what the mapping has that is none is sent as it is, and refused in words. */
  private static void priority(ObjectNode body, String priority) {
    if (WorkOrderNumbers.isWhole(priority)) {
      body.put("wopriority", Integer.parseInt(priority));
    } else {
      body.put("wopriority", priority);
    }
  }
}
