package org.penstock.cmms.connector.maintenanceconnection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.maintenanceconnection.Reply.Answered;
import org.penstock.cmms.domain.ExternalRef;
import org.penstock.cmms.domain.dispatch.ExternalOrder;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

/**
 * What an answer means. Only an answer that proves that nothing was processed counts as not sent;
 * one that cannot be understood counts as perhaps processed.
 */
final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String referenceField;
  private final Refusal refusal;
  private final StatusAnswers statuses;

  Answers(String referenceField, Refusal refusal, StatusAnswers statuses) {
    this.referenceField = referenceField;
    this.refusal = refusal;
    this.statuses = statuses;
  }

  /** The documentation names both 200 and 201 for a create. */
  PushResult toCreate(Answered answer, ExternalRef reference) {
    Optional<Failure> notProcessed = refusal.provenBy(answer);
    if (notProcessed.isPresent()) {
      return new PushResult.NotSent(notProcessed.get());
    }
    return switch (answer.status()) {
      case 200, 201 -> created(answer, reference);
      // 409: something with our ID is there; 408: the server gave up waiting for it knows what.
      case 408, 409 -> new PushResult.Unknown(protocol(answer));
      default ->
          (answer.status() >= 400 && answer.status() < 500) || answer.status() == 501
              ? new PushResult.Refused(refusal.describe(answer))
              : new PushResult.Unknown(protocol(answer));
    };
  }

  /**
   * A filter that the server misread must look neither like a find nor like none: rows without our
   * reference make the whole answer worthless.
   */
  Finding toSearch(Answered answer, ExternalRef reference) {
    Optional<Failure> notProcessed = refusal.provenBy(answer);
    if (notProcessed.isPresent()) {
      return new Finding.Failed(notProcessed.get());
    }
    List<JsonNode> rows = answer.status() == 200 ? rows(answer.body()) : null;
    if (rows == null) {
      return new Finding.Failed(protocol(answer));
    }
    if (!rows.stream().allMatch(row -> carries(row, reference))) {
      return new Finding.Failed(
          new Failure.Protocol("the search for " + reference + " gave work orders without it"));
    }
    return rows.stream()
        .flatMap(row -> order(row).stream())
        .min(Comparator.comparingLong(order -> Long.parseLong(order.id())))
        .<Finding>map(Finding.Found::new)
        .orElseGet(
            () -> rows.isEmpty() ? new Finding.Nothing() : new Finding.Failed(protocol(answer)));
  }

  /** What was answered when the status of these work orders was asked for. */
  StatusReading toStatuses(Answered answer, Set<String> asked) {
    Optional<Failure> notProcessed = refusal.provenBy(answer);
    if (notProcessed.isPresent()) {
      return new StatusReading.Failed(notProcessed.get());
    }
    List<JsonNode> rows = answer.status() == 200 ? rows(answer.body()) : null;
    return rows == null ? new StatusReading.Failed(protocol(answer)) : statuses.read(rows, asked);
  }

  ConnectionReport toTest(Answered answer) {
    Optional<Failure> notProcessed = refusal.provenBy(answer);
    if (notProcessed.isPresent()) {
      return notProcessed.get() instanceof Failure.Auth auth
          ? new ConnectionReport.Unauthorized(auth.detail())
          : new ConnectionReport.Unreachable(notProcessed.get().detail());
    }
    return answer.status() == 200 && rows(answer.body()) != null
        ? new ConnectionReport.Reachable()
        : new ConnectionReport.Unreachable(refusal.describe(answer));
  }

  private PushResult created(Answered answer, ExternalRef reference) {
    List<JsonNode> rows = rows(answer.body());
    if (rows == null || rows.size() != 1 || !carries(rows.getFirst(), reference)) {
      return new PushResult.Unknown(protocol(answer));
    }
    return order(rows.getFirst())
        .<PushResult>map(order -> new PushResult.Delivered(order.reference()))
        .orElseGet(() -> new PushResult.Unknown(protocol(answer)));
  }

  private boolean carries(JsonNode row, ExternalRef reference) {
    return reference.value().equals(row.path(referenceField).asText());
  }

  /** The key is a number; what people see is {@code ID}, where the tenant shows one. */
  private static Optional<ExternalOrder> order(JsonNode row) {
    JsonNode key = row.path("PK");
    if (!key.isIntegralNumber()) {
      return Optional.empty();
    }
    String number = row.path("ID").asText("");
    return Optional.of(new ExternalOrder(key.asText(), number.isBlank() ? key.asText() : number));
  }

  /** What stands in {@code Results}; null when the text is not a whole envelope. */
  static @Nullable List<JsonNode> rows(String body) {
    try {
      JsonNode results = JSON.readTree(body).path("Results");
      if (!results.isArray()) {
        return null;
      }
      List<JsonNode> rows = new ArrayList<>();
      results.forEach(rows::add);
      return rows;
    } catch (JsonProcessingException _) {
      return null;
    }
  }

  private Failure protocol(Answered answer) {
    return new Failure.Protocol(refusal.describe(answer));
  }
}
