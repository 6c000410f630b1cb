package org.penstock.cmms.connector.sap;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.penstock.cmms.connector.http.AnswerText;
import org.penstock.cmms.connector.http.HttpCaller;
import org.penstock.cmms.connector.http.Meaning;
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

/** Creates and finds notifications, or orders, in SAP plant maintenance. */
public final class SapConnector implements CmmsConnector, AutoCloseable {

  /** One is expected; what is more is told apart from it. */
  private static final int MOST_WITH_ONE_REFERENCE = 5;

  private final SapSettings settings;
  private final Supplier<PlantMapping> mapping;
  private final SapDocument document;
  private final SapClient client;
  private final Refusals refusals;
  private final RowAnswers answers;

  /** A connector for one system. */
  public SapConnector(SapSettings settings, Supplier<PlantMapping> mapping, InstantSource clock) {
    this.settings = settings;
    this.mapping = mapping;
    SapTime time = new SapTime(settings.zone());
    this.document =
        switch (settings.kind()) {
          case NOTIFICATION -> new Notification(time);
          case ORDER -> new Order(time, settings.referenceField(), settings.language());
        };
    this.refusals =
        new Refusals(
            new AnswerText(settings.credentials().secrets(), "/error/code", "/error/message/value"),
            new RetryAfter(settings.limitPause(), clock),
            Meaning.Reading.BY_STATUS);
    this.client =
        new SapClient(
            settings,
            new HttpCaller(settings.base(), settings.connectTimeout(), settings.requestTimeout()),
            refusals);
    this.answers = new RowAnswers(new SapRows(document, mapping), refusals);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public ConnectionReport testConnection() {
    Query query = new Query().and("$top", "1").and("$select", document.keyField());
    return client.get(document.path(), query).asReport(answers::toTest);
  }

  /** With a session that has ended: refused, a new one, and again. */
  @Override
  public int mostCallsInAPush() {
    return 3;
  }

  @Override
  public PushResult push(WorkOrder order) {
    return switch (Translation.of(order, mapping.get())) {
      case Translation.Unmapped unmapped -> new PushResult.Refused(unmapped.reason());
      case Translation.Mapped mapped ->
          client
              .post(document.path(), document.body(mapped))
              .asCreate(answer -> created(answer, order.reference()));
    };
  }

  /** 201 with the document. */
  private PushResult created(Answered answer, ExternalRef reference) {
    if (answer.status() != 200 && answer.status() != 201) {
      return refusals.notCreated(answer);
    }
    JsonNode document = RowAnswers.json(answer.body()).path("d");
    return answers.toCreated(answer, Optional.of(document), reference);
  }

  @Override
  public Finding find(ExternalRef reference) {
    return client
        .get(document.path(), search(carries(reference), MOST_WITH_ONE_REFERENCE))
        .asFinding(answer -> answers.toSearch(answer, reference));
  }

  @Override
  public ReferenceReading carriers(List<ExternalRef> references) {
    String filter = references.stream().map(this::carries).collect(Collectors.joining(" or "));
    return client
        .get(document.path(), search(filter, references.size() * MOST_WITH_ONE_REFERENCE))
        .asCarriers(answer -> answers.toCarriers(answer, values(references)));
  }

  private String carries(ExternalRef reference) {
    return document.referenceField() + " eq '" + reference.value() + "'";
  }

  @Override
  public StatusReading statuses(List<ExternalOrder> orders) {
    Set<String> keys = orders.stream().map(ExternalOrder::id).collect(Collectors.toSet());
    String filter =
        orders.stream()
            .map(order -> document.keyField() + " eq " + ODataText.literal(order.id()))
            .collect(Collectors.joining(" or "));
    return client
        .get(document.path(), search(filter, orders.size()))
        .asStatuses(answer -> answers.toStatuses(answer, keys));
  }

  private static Set<String> values(List<ExternalRef> references) {
    return references.stream().map(ExternalRef::value).collect(Collectors.toSet());
  }

  @Override
  public List<SetUpCheck> verify() {
    return new SapSetUpChecks(settings, client, document).run(testConnection(), mapping.get());
  }

  private Query search(String filter, int most) {
    return new Query()
        .and("$filter", filter)
        .and("$top", String.valueOf(most))
        .and("$select", String.join(",", document.shownFields()));
  }

  @Override
  public void close() {
    client.close();
  }
}
