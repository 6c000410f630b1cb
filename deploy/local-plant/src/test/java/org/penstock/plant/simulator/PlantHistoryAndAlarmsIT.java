package org.penstock.plant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.milo.opcua.sdk.client.subscriptions.EventFilterBuilder;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the simulated plant offers beside present values: raw history and an alarm condition. */
@Tag("waits")
class PlantHistoryAndAlarmsIT {
  private static final String FILTER2 = "filters.filter2.turbidity";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir static Path data;

  private static PlantFixture plant;
  private static PlantClient client;

  @BeforeAll
  static void startPlant() throws Exception {
    plant = PlantFixture.start(data);
    client = plant.client();
  }

  @AfterAll
  static void stopPlant() {
    plant.close();
  }

  @Test
  void historyComesInPagesForwardAndBackward() throws Exception {
    NodeId node = client.node("intake.raw.turbidity");
    DateTime start = DateTime.MIN_VALUE;
    await()
        .atMost(PATIENCE)
        .until(() -> client.history(node, start, DateTime.now(), 0).getFirst().size() > 25);
    List<DataValue> known = client.history(node, start, DateTime.now(), 0).getFirst();
    DateTime first = PlantClient.sourceTime(known.getFirst());
    DateTime last = PlantClient.sourceTime(known.getLast());

    List<List<DataValue>> pages = client.history(node, first, last, 10);
    List<DataValue> forward = pages.stream().flatMap(List::stream).toList();
    List<DataValue> backward =
        client.history(node, last, first, 7).stream().flatMap(List::stream).toList();

    assertThat(pages).hasSizeGreaterThan(2).allMatch(page -> page.size() <= 10);
    // Where a read starts is included, where it ends is not, in both directions.
    assertThat(forward).isEqualTo(known.subList(0, known.size() - 1));
    assertThat(backward.reversed()).isEqualTo(known.subList(1, known.size()));
  }

  @Test
  void historyOfWhatIsNoTagAndAForgedContinuationAreRefused() throws Exception {
    DateTime now = DateTime.now();
    NodeId area = client.node("areas.filters");
    ByteString forged = ByteString.of(new byte[] {1, 2, 3});

    assertThat(
            client
                .historyPage(area, DateTime.MIN_VALUE, now, 0, ByteString.NULL_VALUE)
                .getStatusCode()
                .value())
        .isEqualTo(StatusCodes.Bad_HistoryOperationUnsupported);
    assertThat(
            client
                .historyPage(client.node(FILTER2), DateTime.MIN_VALUE, now, 0, forged)
                .getStatusCode()
                .value())
        .isEqualTo(StatusCodes.Bad_ContinuationPointInvalid);
  }

  @Test
  void alarmClientsSeeTheTurbidityAlarmRise() throws Exception {
    List<Variant[]> events = new CopyOnWriteArrayList<>();
    OpcUaSubscription subscription = new OpcUaSubscription(client.client(), 200.0);
    subscription.create();
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newEventItem(NodeIds.Server, alarmFields());
    item.setQueueSize(uint(100));
    item.setEventValueListener((monitored, fields) -> events.add(fields));
    subscription.addMonitoredItem(item);
    subscription.synchronizeMonitoredItems();

    plant.control("POST", "/tags/" + FILTER2 + "/value", "{\"value\": 0.05}");
    plant.control("POST", "/tags/" + FILTER2 + "/value", "{\"value\": 1.4}");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(events).anyMatch(PlantHistoryAndAlarmsIT::isActiveHighHigh));
    plant.control("DELETE", "/tags/" + FILTER2 + "/value", "");
    subscription.delete();
  }

  private static boolean isActiveHighHigh(Variant[] fields) {
    return Boolean.TRUE.equals(fields[2].value())
        && FILTER2.equals(fields[1].value())
        && client.conditionId().equals(fields[4].value())
        && String.valueOf(fields[3].value()).contains("HighHigh");
  }

  private static EventFilter alarmFields() {
    QualifiedName[] limitState = names("LimitState", "CurrentState");
    return new EventFilterBuilder()
        .select(NodeIds.BaseEventType, new QualifiedName(0, "EventId"))
        .select(NodeIds.BaseEventType, new QualifiedName(0, "SourceName"))
        .select(NodeIds.AlarmConditionType, names("ActiveState", "Id"))
        .select(NodeIds.ExclusiveLimitAlarmType, limitState)
        .select(
            new SimpleAttributeOperand(
                NodeIds.ConditionType, new QualifiedName[0], AttributeId.NodeId.uid(), null))
        .build();
  }

  private static QualifiedName[] names(String first, String second) {
    return new QualifiedName[] {new QualifiedName(0, first), new QualifiedName(0, second)};
  }
}
