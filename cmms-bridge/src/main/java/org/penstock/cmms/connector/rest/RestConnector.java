package org.penstock.cmms.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.penstock.cmms.connector.http.AnswerText;
import org.penstock.cmms.connector.http.HttpCaller;
import org.penstock.cmms.connector.http.Meaning;
import org.penstock.cmms.connector.http.Refusals;
import org.penstock.cmms.connector.http.Reply;
import org.penstock.cmms.connector.http.Reply.Answered;
import org.penstock.cmms.connector.http.RetryAfter;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.mapping.Translation;
import org.penstock.cmms.connector.mapping.Translation.Mapped;
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

/** Creates and finds work orders in a system that a file describes; one HTTP call each. */
public final class RestConnector implements CmmsConnector, AutoCloseable {

  /** A reference that no work order has: the search for it tells whether the system answers. */
  private static final ExternalRef NOBODYS = new ExternalRef("00000000000000000000");

  private final RestSettings settings;
  private final Supplier<PlantMapping> mapping;
  private final RestDescription description;
  private final RestClient client;
  private final Refusals refusals;
  private final RowAnswers answers;

  /**
   * A connector for one system.
   *
   * @throws IllegalArgumentException with a sentence, where the description cannot be used
   */
  public RestConnector(RestSettings settings, Supplier<PlantMapping> mapping, InstantSource clock) {
    this.settings = settings;
    this.mapping = mapping;
    this.description = RestDescription.of(settings.description());
    this.client =
        new RestClient(
            description,
            settings.credentials(),
            new HttpCaller(settings.base(), settings.connectTimeout(), settings.requestTimeout()));
    this.refusals =
        new Refusals(
            new AnswerText(settings.credentials().secrets()),
            new RetryAfter(settings.limitPause(), clock),
            this::meaning);
    this.answers = new RowAnswers(new DescribedRows(description, mapping), refusals);
  }

  private Optional<Meaning> meaning(Answered answer) {
    return description.errorRules().stream()
        .filter(rule -> rule.fits(answer.status(), answer.body()))
        .map(RestDescription.ErrorRule::means)
        .findFirst();
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public ConnectionReport testConnection() {
    return search(NOBODYS).asReport(answers::toTest);
  }

  @Override
  public PushResult push(WorkOrder order) {
    return switch (Translation.of(order, mapping.get())) {
      case Translation.Unmapped unmapped -> new PushResult.Refused(unmapped.reason());
      case Translation.Mapped mapped -> {
        Filling filling = new Filling(words(mapped));
        yield client
            .create(
                filling.inPath(description.create().path()),
                filling.in(description.create().body()).toString())
            .asCreate(answer -> created(answer, order.reference()));
      }
    };
  }

  private PushResult created(Answered answer, ExternalRef reference) {
    if (!description.isCreated(answer.status())) {
      return refusals.notCreated(answer);
    }
    JsonNode row = description.create().row().in(RowAnswers.json(answer.body()));
    return answers.toCreated(answer, Optional.of(row), reference);
  }

  @Override
  public Finding find(ExternalRef reference) {
    return search(reference).asFinding(answer -> answers.toSearch(answer, reference));
  }

  /** One at a time; every description says how to search. */
  @Override
  public int mostInOneSearch() {
    return 1;
  }

  @Override
  public ReferenceReading carriers(List<ExternalRef> references) {
    return references.isEmpty()
        ? new ReferenceReading.Read(Map.of())
        : search(references.getFirst())
            .asCarriers(
                answer -> answers.toCarriers(answer, Set.of(references.getFirst().value())));
  }

  private Reply search(ExternalRef reference) {
    Filling filling = new Filling(Map.of(Word.REFERENCE, reference.value()));
    return client.get(
        filling.inPath(description.search().path()),
        filling.inQuery(RestDescription.queryOf(description.search().query())));
  }

  /** One at a time; none where the description does not say how. */
  @Override
  public int mostInOneReading() {
    return description.status() == null ? 0 : 1;
  }

  @Override
  public StatusReading statuses(List<ExternalOrder> orders) {
    RestDescription.Status read = description.status();
    if (read == null || orders.isEmpty()) {
      return new StatusReading.Read(Map.of());
    }
    ExternalOrder order = orders.getFirst();
    Filling filling =
        new Filling(Map.of(Word.EXTERNAL_ID, order.id(), Word.EXTERNAL_NUMBER, order.number()));
    return client
        .get(filling.inPath(read.path()), filling.inQuery(RestDescription.queryOf(read.query())))
        .asStatuses(answer -> status(answer, read, order));
  }

  private StatusReading status(Answered answer, RestDescription.Status read, ExternalOrder order) {
    if (answer.status() == 404) {
      return new StatusReading.Read(Map.of());
    }
    JsonNode row = read.row().in(RowAnswers.json(answer.body()));
    return answer.status() == 200 && row.isObject()
        ? answers.toStatuses(List.of(row), Set.of(order.id()))
        : new StatusReading.Failed(refusals.noAnswer(answer));
  }

  @Override
  public List<SetUpCheck> verify() {
    return new RestSetUpChecks(settings, description, client).run(testConnection(), mapping.get());
  }

  private Map<Word, String> words(Mapped order) {
    Map<Word, String> words = new EnumMap<>(Word.class);
    words.put(Word.TITLE, order.title(description.mostOfTitle()));
    words.put(Word.LONG_TEXT, order.longText());
    words.put(Word.PRIORITY, order.priority());
    words.put(Word.WORK_TYPE, order.workType());
    words.put(Word.ASSET, order.asset().id());
    order.site().ifPresent(site -> words.put(Word.SITE, site));
    order.assignee().ifPresent(person -> words.put(Word.ASSIGNEE, person));
    words.put(Word.REFERENCE, order.order().reference().value());
    String alarm = order.request().sourceAlarmId();
    if (alarm != null) {
      words.put(Word.ALARM, alarm);
    }
    words.put(Word.CREATED_BY, order.request().createdBySystem());
    words.put(Word.PLANT, order.request().plantId());
    words.put(Word.RAISED_AT, order.request().raisedAt().toString());
    Instant due = order.request().dueAt();
    if (due != null) {
      words.put(Word.DUE_AT, due.toString());
    }
    return words;
  }

  @Override
  public void close() {
    client.close();
  }
}
