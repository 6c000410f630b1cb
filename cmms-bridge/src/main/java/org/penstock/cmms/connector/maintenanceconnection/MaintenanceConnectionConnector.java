package org.penstock.cmms.connector.maintenanceconnection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.ExternalRef;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.ExternalOrder;
import org.penstock.cmms.domain.dispatch.Finding;
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
  private final Answers answers;

  /** A connector for one tenant. */
  public MaintenanceConnectionConnector(
      MaintenanceConnectionSettings settings, Supplier<PlantMapping> mapping, InstantSource clock) {
    this.settings = settings;
    this.mapping = mapping;
    this.client =
        new MaintenanceConnectionClient(
            settings.base(),
            settings.credentials(),
            settings.connectTimeout(),
            settings.requestTimeout());
    this.json = new WorkOrderJson(mapping, settings.referenceField(), settings.alarmField());
    this.answers =
        new Answers(
            settings.referenceField(),
            new Refusal(settings.credentials(), settings.limitPause(), clock),
            new StatusAnswers(mapping));
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public ConnectionReport testConnection() {
    return switch (client.get(WORK_ORDERS + "?%24top=1")) {
      case Reply.Answered answer -> answers.toTest(answer);
      case Reply.NotSent notSent -> new ConnectionReport.Unreachable(notSent.failure().detail());
      case Reply.Lost lost -> new ConnectionReport.Unreachable(lost.failure().detail());
    };
  }

  @Override
  public PushResult push(WorkOrder order) {
    return switch (json.render(order)) {
      case WorkOrderJson.Rendered.Unmapped unmapped -> new PushResult.Refused(unmapped.reason());
      case WorkOrderJson.Rendered.Body body ->
          switch (client.post(WORK_ORDERS, body.json())) {
            case Reply.Answered answer -> answers.toCreate(answer, order.reference());
            case Reply.NotSent notSent -> new PushResult.NotSent(notSent.failure());
            case Reply.Lost lost -> new PushResult.Unknown(lost.failure());
          };
    };
  }

  /** The contract's string literals take double quotes; a reference has no character to escape. */
  @Override
  public Finding find(ExternalRef reference) {
    String filter = settings.referenceField() + " eq \"" + reference.value() + '"';
    return switch (client.get(search(filter, MOST_WITH_ONE_REFERENCE))) {
      case Reply.Answered answer -> answers.toSearch(answer, reference);
      case Reply.NotSent notSent -> new Finding.Failed(notSent.failure());
      case Reply.Lost lost -> new Finding.Failed(lost.failure());
    };
  }

  @Override
  public StatusReading statuses(List<ExternalOrder> orders) {
    Set<String> keys = orders.stream().map(ExternalOrder::id).collect(Collectors.toSet());
    String filter =
        orders.stream().map(order -> "PK eq " + order.id()).collect(Collectors.joining(" or "));
    return switch (client.get(search(filter, orders.size()))) {
      case Reply.Answered answer -> answers.toStatuses(answer, keys);
      case Reply.NotSent notSent -> new StatusReading.Failed(notSent.failure());
      case Reply.Lost lost -> new StatusReading.Failed(lost.failure());
    };
  }

  @Override
  public List<SetUpCheck> verify() {
    return new SetUpChecks(settings, client).run(testConnection(), mapping.get());
  }

  private static String search(String filter, int most) {
    String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    return WORK_ORDERS + "?%24filter=" + encoded + "&%24top=" + most;
  }

  @Override
  public void close() {
    client.close();
  }
}
