package org.penstock.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.penstock.cmms.app.TakeRequest;
import org.penstock.cmms.app.Taken;
import org.penstock.cmms.domain.Requests;
import org.penstock.event.PlantJson;
import org.penstock.event.WorkOrderRequest;

/** Requests over Kafka: the main way through, and bad input. */
@QuarkusTest
class RequestsIT extends ServiceTest {

  private static final ObjectMapper JSON = PlantJson.newMapper();

  @Inject TakeRequest takeRequest;

  @Test
  void aRequestBecomesOneWorkOrderThatThePlantIsToldOf() {
    kafka.request(turbidityRequest());

    JsonPath history = awaitOneWorkOrder(idOfAlarm());

    assertThat(history.getString("work_order.external_number")).isNotBlank();
    assertThat(history.getString("work_order.priority")).isEqualTo("HIGH");
    assertThat(history.getString("work_order.assignee")).isEqualTo("filter crew");
    assertThat(history.getFloat("work_order.scada_snapshot.'filters.filter2.turbidity'.value"))
        .isEqualTo(1.31f);
    assertThat(history.getList("attempts.outcome")).containsExactly("DELIVERED");
    assertThat(history.getList("occurrences")).hasSize(1);
    JsonNode event = kafka.told(history.getString("work_order.work_order_id")).getFirst();
    assertThat(event.path("source_alarm_id").asText()).isEqualTo(alarm);
    assertThat(event.path("external_number").asText())
        .isEqualTo(history.getString("work_order.external_number"));
  }

  @Test
  void aFaultThatComesAgainAddsAnOccurrenceAndNoWorkOrder() {
    WorkOrderRequest first = turbidityRequest();
    kafka.request(first);
    String id = idOfAlarm();
    awaitOneWorkOrder(id);

    kafka.request(turbidityRequest());

    await().atMost(SOON).until(() -> history(id).getInt("work_order.occurrence_count") == 2);
    assertThat(history(id).getList("occurrences.request_id")).hasSize(2).doesNotHaveDuplicates();
    awaitOneWorkOrder(id);
  }

  @Test
  void ofManyRequestsAtOnceEachIsTakenAsItWouldBeAlone() {
    WorkOrderRequest first = turbidityRequest();
    WorkOrderRequest again = turbidityRequest();
    WorkOrderRequest other = Requests.turbidity(UUID.randomUUID().toString(), alarm + "-other");

    List<Taken> taken =
        takeRequest.takeAll(
            Stream.of(first, again, first, other, again)
                .map(request -> new TakeRequest.Asked(request, "test"))
                .toList());

    assertThat(taken)
        .extracting(one -> one.getClass().getSimpleName())
        .containsExactly("Created", "Recurred", "Known", "Created", "Known");
    String id = ((Taken.Created) taken.getFirst()).order().id().toString();
    assertThat(history(id).getInt("work_order.occurrence_count")).isEqualTo(2);
    assertThat(history(id).getList("occurrences.request_id"))
        .containsExactlyInAnyOrder(first.requestId(), again.requestId());
    awaitOneWorkOrder(id);
    awaitOneWorkOrder(((Taken.Created) taken.get(3)).order().id().toString());
  }

  @Test
  void row12AnUnreadableRecordAmongGoodOnesIsSetAsideAlone() throws JsonProcessingException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      values.add(json("many-" + i, "HIGH"));
    }
    values.add(3, "{\"request_id\": \"broken");
    values.add(9, "{\"request_id\": \"no more fields\"}");
    values.add(14, "[]");

    kafka.send(alarm, values.toArray(String[]::new));

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(countOf("many-%", "CREATED")).isEqualTo(20));
    List<ConsumerRecord<String, String>> letters =
        await().atMost(SOON).until(() -> kafka.deadLetters(alarm), found -> found.size() == 3);
    assertThat(letters).allSatisfy(letter -> assertThat(reason(letter)).isNotBlank());
    assertThat(reason(letters.get(1))).contains("dedupe_key");
  }

  @Test
  void aRecordOfFiveMegabytesIsSetAsideAndTheNextOnePasses() throws JsonProcessingException {
    ObjectNode huge = (ObjectNode) JSON.readTree(json("huge", "HIGH"));
    huge.put("description", "x".repeat(5_000_000));
    kafka.send(alarm, huge.toString(), json("after-huge", "HIGH"));

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(countOf("after-huge", "CREATED")).isEqualTo(1));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(kafka.deadLetters(alarm))
                .singleElement()
                .satisfies(letter -> assertThat(reason(letter)).contains("over the limit")));
  }

  @Test
  void aPriorityOfANewerSenderIsTakenAsMedium() throws JsonProcessingException {
    kafka.send(alarm, json("newer", "CATASTROPHIC"));

    await().atMost(SOON).untilAsserted(() -> assertThat(countOf("newer", "CREATED")).isEqualTo(1));
    assertThat(priorityOf("newer")).isEqualTo("MEDIUM");
  }

  @Test
  void theServiceItselfCannotRewriteTheLogOfAttempts() {
    kafka.request(turbidityRequest());
    awaitOneWorkOrder(idOfAlarm());

    for (String forbidden :
        List.of("update attempt set fenced = true", "delete from attempt", "truncate attempt")) {
      assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(forbidden)))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void noSecretStandsInAnyTable() {
    kafka.request(turbidityRequest());
    awaitOneWorkOrder(idOfAlarm());

    Stream.of("work_order", "attempt", "occurrence", "inbox", "outbox")
        .forEach(
            table -> assertThat(rowsWith(table, "local-cmms-key")).as("rows of " + table).isZero());
  }

  private long rowsWith(String table, String text) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from " + table + " t where cast(t as text) like :text")
            .bind("text", "%" + text + "%")
            .mapTo(Long.class)
            .one());
  }

  /** A request of this test as JSON text, whose fault is its own. */
  private String json(String fault, String priority) throws JsonProcessingException {
    ObjectNode request = JSON.valueToTree(turbidityRequest());
    request.put("request_id", UUID.randomUUID().toString());
    request.put("source_alarm_id", alarm + fault);
    request.put("dedupe_key", alarm + fault);
    request.put("priority", priority);
    return request.toString();
  }

  private long countOf(String fault, String state) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select count(*) from work_order where dedupe_key like :key and state = :state")
            .bind("key", alarm + fault)
            .bind("state", state)
            .mapTo(Long.class)
            .one());
  }

  private String priorityOf(String fault) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select priority from work_order where dedupe_key = :key")
            .bind("key", alarm + fault)
            .mapTo(String.class)
            .one());
  }

  private static String reason(ConsumerRecord<String, String> letter) {
    return new String(
        letter.headers().lastHeader("dead_letter_reason").value(), StandardCharsets.UTF_8);
  }
}
