package org.penstock.cmms.connector.maintenanceconnection;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.penstock.cmms.connector.http.AnswerText;
import org.penstock.cmms.connector.http.HttpCaller;
import org.penstock.cmms.connector.http.Query;
import org.penstock.cmms.connector.http.Refusals;
import org.penstock.cmms.connector.http.Reply.Answered;
import org.penstock.cmms.connector.http.RetryAfter;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.mapping.Translation;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.ExternalRef;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.PushResult;

/** Creates and finds work orders in Maintenance Connection; one HTTP call each. */
public final class MaintenanceConnectionConnector implements CmmsConnector, AutoCloseable {

  private static final String WORK_ORDERS = "workorders";

  /** One is expected; what is more is told apart from it. */
  private static final int MOST_WITH_ONE_REFERENCE = 5;

  private final MaintenanceConnectionSettings settings;
  private final MaintenanceConnectionClient client;
  private final WorkOrderJson json;
  private final Supplier<PlantMapping> mapping;
  private final WorkOrderRows rows;
  private final Refusals refusals;
  private final RowAnswers answers;

  /** A connector for one tenant. */
  public MaintenanceConnectionConnector(
      MaintenanceConnectionSettings settings, Supplier<PlantMapping> mapping, InstantSource clock) {
    this.settings = settings;
    this.mapping = mapping;
    this.client =
        new MaintenanceConnectionClient(
            settings.credentials(),
            new HttpCaller(settings.base(), settings.connectTimeout(), settings.requestTimeout()));
    this.json = new WorkOrderJson(settings.referenceField(), settings.alarmField());
    this.rows = new WorkOrderRows(settings.referenceField(), mapping);
    this.refusals =
        new Refusals(
            new AnswerText(settings.credentials().secrets()),
            new RetryAfter(settings.limitPause(), clock),
            Prose::of);
    this.answers = new RowAnswers(rows, refusals);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public ConnectionReport testConnection() {
    return client.get(WORK_ORDERS + "?%24top=1").asReport(answers::toTest);
  }

  @Override
  public PushResult push(WorkOrder order) {
    PlantMapping words = mapping.get();
    return switch (Translation.of(order, words)) {
      case Translation.Unmapped unmapped -> new PushResult.Refused(unmapped.reason());
      case Translation.Mapped mapped ->
          client
              .post(WORK_ORDERS, json.body(mapped, words.status()))
              .asCreate(answer -> created(answer, order.reference()));
    };
  }

  /** The documentation names both 200 and 201; the new work order is alone in its list. */
  private PushResult created(Answered answer, ExternalRef reference) {
    if (answer.status() != 200 && answer.status() != 201) {
      return refusals.notCreated(answer);
    }
    Optional<JsonNode> row =
        rows.rows(answer.body()).filter(list -> list.size() == 1).map(List::getFirst);
    return answers.toCreated(answer, row, reference);
  }

  /** The contract's string literals take double quotes; a reference has no character to escape. */
  @Override
  public Finding find(ExternalRef reference) {
    return client
        .get(search(carries(reference), MOST_WITH_ONE_REFERENCE))
        .asFinding(answer -> answers.toSearch(answer, reference));
  }

  @Override
  public ReferenceReading carriers(List<ExternalRef> references) {
    String filter = references.stream().map(this::carries).collect(Collectors.joining(" or "));
    return client
        .get(search(filter, references.size() * MOST_WITH_ONE_REFERENCE))
        .asCarriers(answer -> answers.toCarriers(answer, values(references)));
  }

  private String carries(ExternalRef reference) {
    return settings.referenceField() + " eq \"" + reference.value() + '"';
  }

  @Override
  public StatusReading statuses(List<ExternalOrder> orders) {
    Set<String> keys = orders.stream().map(ExternalOrder::id).collect(Collectors.toSet());
    String filter =
        orders.stream().map(order -> "PK eq " + order.id()).collect(Collectors.joining(" or "));
    return client
        .get(search(filter, orders.size()))
        .asStatuses(answer -> answers.toStatuses(answer, keys));
  }

  private static Set<String> values(List<ExternalRef> references) {
    return references.stream().map(ExternalRef::value).collect(Collectors.toSet());
  }

  @Override
  public List<SetUpCheck> verify() {
    return new SetUpChecks(settings, client).run(testConnection(), mapping.get());
  }

  private static String search(String filter, int most) {
    return WORK_ORDERS + new Query().and("$filter", filter).and("$top", String.valueOf(most));
  }

  @Override
  public void close() {
    client.close();
  }
}
