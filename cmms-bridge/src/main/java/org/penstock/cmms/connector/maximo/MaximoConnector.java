package org.penstock.cmms.connector.maximo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Collection;
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

/** Writes and finds work orders in Maximo; one HTTP call each. */
public final class MaximoConnector implements CmmsConnector, AutoCloseable {

  /** One is expected; what is more is told apart from it. */
  private static final int MOST_WITH_ONE_REFERENCE = 5;

  private final MaximoSettings settings;
  private final Supplier<PlantMapping> mapping;
  private final MaximoClient client;
  private final WorkOrderJson json;
  private final Refusals refusals;
  private final RowAnswers answers;

  /** A connector for one Maximo. */
  public MaximoConnector(
      MaximoSettings settings, Supplier<PlantMapping> mapping, InstantSource clock) {
    this.settings = settings;
    this.mapping = mapping;
    this.client =
        new MaximoClient(
            settings.credentials(),
            new HttpCaller(settings.base(), settings.connectTimeout(), settings.requestTimeout()));
    this.json = new WorkOrderJson(settings.referenceField());
    this.refusals =
        new Refusals(
            new AnswerText(settings.credentials().secrets(), "/Error/reasonCode", "/Error/message"),
            new RetryAfter(settings.limitPause(), clock),
            Meaning.Reading.BY_STATUS);
    this.answers = new RowAnswers(new WorkOrderRows(settings.referenceField(), mapping), refusals);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public ConnectionReport testConnection() {
    Query query = new Query().and("oslc.select", "wonum").and("oslc.pageSize", "1");
    return client.get(settings.workOrders(), query).asReport(answers::toTest);
  }

  @Override
  public PushResult push(WorkOrder order) {
    PlantMapping words = mapping.get();
    String site = words.site();
    if (site == null) {
      return new PushResult.Refused("The mapping has no site, and every work order there has one");
    }
    return switch (Translation.of(order, words)) {
      case Translation.Unmapped unmapped -> new PushResult.Refused(unmapped.reason());
      case Translation.Mapped mapped ->
          client
              .sync(settings.workOrders(), json.body(mapped, site, words.status()), shown())
              .asCreate(answer -> written(answer, order.reference()));
    };
  }

  /** 201: made; 200: it was there already, and is as we wrote it. */
  private PushResult written(Answered answer, ExternalRef reference) {
    if (answer.status() != 200 && answer.status() != 201) {
      return refusals.notCreated(answer);
    }
    JsonNode row = RowAnswers.json(answer.body());
    PushResult made = answers.toCreated(answer, Optional.of(row), reference);
    return answer.status() == 200 && made instanceof PushResult.Delivered(String order)
        ? new PushResult.Duplicate(order)
        : made;
  }

  @Override
  public Finding find(ExternalRef reference) {
    String where = settings.referenceField() + "=\"" + reference.value() + '"';
    return client
        .get(settings.workOrders(), search(where, MOST_WITH_ONE_REFERENCE))
        .asFinding(answer -> answers.toSearch(answer, reference));
  }

  @Override
  public ReferenceReading carriers(List<ExternalRef> references) {
    Set<String> values = values(references);
    String where = settings.referenceField() + " in [" + quoted(values) + "]";
    return client
        .get(settings.workOrders(), search(where, references.size() * MOST_WITH_ONE_REFERENCE))
        .asCarriers(answer -> answers.toCarriers(answer, values));
  }

  @Override
  public StatusReading statuses(List<ExternalOrder> orders) {
    Set<String> numbers = orders.stream().map(ExternalOrder::id).collect(Collectors.toSet());
    return client
        .get(settings.workOrders(), search("wonum in [" + quoted(numbers) + "]", orders.size()))
        .asStatuses(answer -> answers.toStatuses(answer, numbers));
  }

  private static Set<String> values(List<ExternalRef> references) {
    return references.stream().map(ExternalRef::value).collect(Collectors.toSet());
  }

  @Override
  public List<SetUpCheck> verify() {
    return new MaximoSetUpChecks(settings, client).run(testConnection(), mapping.get());
  }

  /** Of our site alone: numbers begin again at each. */
  private Query search(String where, int most) {
    String site = mapping.get().site();
    return new Query()
        .and("oslc.select", shown())
        .and("oslc.where", site == null ? where : where + " and siteid=" + quoted(Set.of(site)))
        .and("oslc.pageSize", String.valueOf(most));
  }

  private String shown() {
    return "wonum,siteid,status," + settings.referenceField();
  }

  /** Texts in a clause; one with a quote in it would end there, and is none of ours. */
  static String quoted(Collection<String> texts) {
    return texts.stream()
        .filter(text -> text.indexOf('"') < 0)
        .sorted()
        .map(text -> '"' + text + '"')
        .collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    client.close();
  }
}
