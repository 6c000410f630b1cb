package org.penstock.cmms.connector.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.cmms.connector.http.Reply.Answered;
import org.penstock.cmms.domain.ExternalRef;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

/**
 * What answers with rows mean. A row is believed by what stands in it and not by what was asked
 * for: a filter that the server misread, or did not read, must look neither like a find nor like
 * none.
 */
public final class RowAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Keys are numbers as a rule: the shorter is the smaller, and the smallest is the first made. */
  private static final Comparator<ExternalOrder> FIRST_MADE =
      Comparator.<ExternalOrder>comparingInt(order -> order.id().length())
          .thenComparing(ExternalOrder::id);

  private final RowDialect dialect;
  private final Refusals refusals;

  public RowAnswers(RowDialect dialect, Refusals refusals) {
    this.dialect = dialect;
    this.refusals = refusals;
  }

  /** To a create that was answered as done: the new row must carry our reference and have a key. */
  public PushResult toCreated(Answered answer, Optional<JsonNode> row, ExternalRef reference) {
    return row.filter(one -> carries(one, reference))
        .flatMap(dialect::order)
        .<PushResult>map(order -> new PushResult.Delivered(order.reference()))
        .orElseGet(() -> new PushResult.Unknown(refusals.nonsense(answer)));
  }

  /** To a search for our reference. */
  public Finding toSearch(Answered answer, ExternalRef reference) {
    Optional<List<JsonNode>> rows = rows(answer);
    if (rows.isEmpty()) {
      return new Finding.Failed(refusals.noAnswer(answer));
    }
    if (!rows.get().stream().allMatch(row -> carries(row, reference))) {
      return new Finding.Failed(
          new Failure.Protocol("the search for " + reference + " gave work orders without it"));
    }
    if (rows.get().isEmpty()) {
      return new Finding.Nothing();
    }
    return rows.get().stream()
        .flatMap(row -> dialect.order(row).stream())
        .min(FIRST_MADE)
        .<Finding>map(Finding.Found::new)
        .orElseGet(() -> new Finding.Failed(refusals.nonsense(answer)));
  }

  /**
   * To the question how work orders stand.
   *
   * @param asked their keys
   */
  public StatusReading toStatuses(Answered answer, Set<String> asked) {
    Optional<List<JsonNode>> rows = rows(answer);
    if (rows.isEmpty()) {
      return new StatusReading.Failed(refusals.noAnswer(answer));
    }
    return toStatuses(rows.get(), asked);
  }

  /** From rows that stand alone. */
  public StatusReading toStatuses(List<JsonNode> rows, Set<String> asked) {
    Map<String, StatusReading.Status> byId = new HashMap<>();
    for (JsonNode row : rows) {
      String key = dialect.order(row).map(ExternalOrder::id).orElse("one without a key");
      if (!asked.contains(key)) {
        return new StatusReading.Failed(
            new Failure.Protocol("asked for the status of work orders, and got another: " + key));
      }
      byId.put(key, dialect.status(row));
    }
    return new StatusReading.Read(byId);
  }

  /**
   * To a search for many references of ours at once.
   *
   * @param asked the references
   */
  public ReferenceReading toCarriers(Answered answer, Set<String> asked) {
    Optional<List<JsonNode>> rows = rows(answer);
    if (rows.isEmpty()) {
      return new ReferenceReading.Failed(refusals.noAnswer(answer));
    }
    Map<String, List<ExternalOrder>> byReference = new HashMap<>();
    for (JsonNode row : rows.get()) {
      String reference = dialect.reference(row);
      if (!asked.contains(reference)) {
        return new ReferenceReading.Failed(
            new Failure.Protocol("searched for our references, and got another: " + reference));
      }
      if (dialect.status(row).status() != ExternalStatus.CANCELLED) {
        dialect
            .order(row)
            .ifPresent(
                order -> byReference.computeIfAbsent(reference, _ -> new ArrayList<>()).add(order));
      }
    }
    return new ReferenceReading.Read(byReference);
  }

  /** To a question that any system of this vendor can answer. */
  public ConnectionReport toTest(Answered answer) {
    return rows(answer).isPresent()
        ? new ConnectionReport.Reachable()
        : refusals.notReachable(answer);
  }

  private Optional<List<JsonNode>> rows(Answered answer) {
    return answer.status() == 200 ? dialect.rows(answer.body()) : Optional.empty();
  }

  private boolean carries(JsonNode row, ExternalRef reference) {
    return reference.value().equals(dialect.reference(row));
  }

  /** A text as JSON; a missing node where it is none. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return JSON.missingNode();
    }
  }

  /** The members of an array; empty where the node is none. */
  public static Optional<List<JsonNode>> members(JsonNode array) {
    if (!array.isArray()) {
      return Optional.empty();
    }
    List<JsonNode> rows = new ArrayList<>();
    array.forEach(rows::add);
    return Optional.of(rows);
  }

  /** A key and a number that people see; empty where the key cannot be one. */
  public static Optional<ExternalOrder> order(String key, String number) {
    return key.isBlank() || key.indexOf('/') >= 0
        ? Optional.empty()
        : Optional.of(new ExternalOrder(key, number.isBlank() ? key : number));
  }
}
