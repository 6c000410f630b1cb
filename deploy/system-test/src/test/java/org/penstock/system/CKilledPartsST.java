package org.penstock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.plant.up.PlantPort;
import org.penstock.system.TopicReader.Line;
import org.penstock.topic.Topics;

/**
 * {@code kill -9} of each service in turn, and of the broker, while readings flow and an alarm is
 * on its way. Afterwards everything is counted: each excursion has one raised alarm, each alarm's
 * numbers have no hole, each reference one create in the CMMS, each event one entry in the log.
 */
@ExtendWith(OnePlant.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CKilledPartsST {

  /** The alarm's on-delay is 5 s: the kill falls before, at or after the moment it is raised. */
  private static final int LATEST_KILL_MS = 9_000;

  private final RunningPlant plant;
  private final TopicReader topics;
  private final Caller operator;
  private final Caller supervisor;
  private final Random random;

  CKilledPartsST(RunningPlant plant) {
    this.plant = plant;
    this.topics = new TopicReader(plant);
    this.operator = new Caller(plant, "operator");
    this.supervisor = new Caller(plant, "supervisor");
    long seed = Long.getLong("penstock-test.seed", System.nanoTime());
    plant.say("kills at random moments, seed " + seed);
    this.random = new Random(seed);
  }

  /** Two filters in turn: while one alarm's off-delay of 30 s runs, the next excursion begins. */
  @ParameterizedTest
  @Order(1)
  @CsvSource({
    "alert-engine,       filters.filter1.turbidity",
    "cmms-bridge,        filters.filter3.turbidity",
    "elog-service,       filters.filter1.turbidity",
    "compliance-service, filters.filter3.turbidity",
    "scada-ingest,       filters.filter1.turbidity",
    "kafka,              filters.filter3.turbidity"
  })
  void anExcursionDuringWhichAPartIsKilledRaisesItsAlarmOnce(String part, String tag) {
    awaitReturnOf(tag);
    int before = raised(tag).size();
    operator.open(PlantPort.PLANT_CONTROL, "POST", forced(tag), "{\"value\": 2.5}");
    pause(Duration.ofMillis(random.nextInt(LATEST_KILL_MS)));
    plant.kill(part);
    pause(Duration.ofMillis(500));
    plant.restart(part);
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() -> assertThat(raised(tag)).hasSize(before + 1));
    acknowledge(raised(tag).getLast());
    operator.open(PlantPort.PLANT_CONTROL, "DELETE", forced(tag), "");
  }

  @ParameterizedTest
  @Order(2)
  @ValueSource(strings = {"filters.filter1.turbidity", "filters.filter3.turbidity"})
  void eachOfTheThreeExcursionsOfAFilterWasRaisedAndReturnedOnce(String tag) {
    awaitReturnOf(tag);
    assertThat(raised(tag)).hasSize(3);
  }

  @Test
  @Order(3)
  void noAlarmEventIsMissingOrDoubled() {
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() ->
            assertThat(Map.copyOf(distinctEvents(Topics.ALARM_EVENTS.name())).size())
                .isEqualTo(
                    Math.toIntExact(plant.count("alert", "select count(*) from alarm_event"))));
    Map<String, List<Integer>> numbers = new TreeMap<>();
    distinctEvents(Topics.ALARM_EVENTS.name())
        .values()
        .forEach(line ->
            numbers
                .computeIfAbsent(line.text("alarm_id"), _ -> new java.util.ArrayList<>())
                .add(Integer.parseInt(line.text("seq"))));
    numbers.forEach((alarm, seqs) ->
        assertThat(seqs.stream().sorted().toList())
            .as(alarm)
            .isEqualTo(java.util.stream.IntStream.rangeClosed(1, seqs.size()).boxed().toList()));
    plant.say(numbers.values().stream().mapToInt(List::size).sum() + " alarm events, each once");
  }

  @Test
  @Order(4)
  void noWorkOrderIsMissingOrDoubled() {
    Set<String> wanted =
        topics.all(Topics.WORK_ORDER_REQUESTS.name()).stream()
            .map(line -> line.text("dedupe_key"))
            .collect(Collectors.toSet());
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() ->
            assertThat(
                    topics.all(Topics.WORK_ORDERS.name()).stream()
                        .filter(line -> line.text("event_type").equals("work_order_created"))
                        .map(line -> line.text("dedupe_key"))
                        .collect(Collectors.toSet()))
                .isEqualTo(wanted));
    JsonNode oracle = operator.open(PlantPort.CMMS, "GET", "/control/oracle", "").json();
    assertThat(oracle.path("creates").size()).isEqualTo(wanted.size());
    oracle
        .path("creates")
        .forEach(creates -> assertThat(creates.asInt()).as("%s", oracle).isEqualTo(1));
    plant.say(wanted.size() + " work orders, each once");
  }

  @Test
  @Order(5)
  void noLogEntryIsMissingOrDoubled() {
    long expected =
        distinctEvents(Topics.ALARM_EVENTS.name()).values().stream()
                .filter(line -> line.text("event_type").equals("ACKNOWLEDGED"))
                .count()
            + distinctEvents(Topics.WORK_ORDERS.name()).values().stream()
                .filter(line -> line.text("event_type").equals("work_order_created"))
                .count();
    String automatic =
        "select count(*) from log_entry"
            + " where lower(entry_type) in ('alarm_acknowledged', 'work_order_created')";
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() -> assertThat(plant.count("elog", automatic)).isEqualTo(expected));
    JsonNode verdict =
        supervisor.get(PlantPort.ELOG_SERVICE, "/api/logs/verify?plant_id=wtp-1").json();
    assertThat(verdict.path("ok").asBoolean()).as("%s", verdict).isTrue();
    plant.say(expected + " automatic log entries, each once");
  }

  private void acknowledge(Line raised) {
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() ->
            assertThat(
                    operator
                        .post(
                            PlantPort.ALERT_ENGINE,
                            "/api/alerts/" + raised.text("alarm_id") + "/ack",
                            "{\"occurrence_id\":\"%s\"}".formatted(raised.text("occurrence_id")))
                        .status())
                .isEqualTo(200));
  }

  private void awaitReturnOf(String tag) {
    await()
        .atMost(RunningPlant.patience())
        .untilAsserted(() -> assertThat(ofTag(tag, "RETURNED")).hasSameSizeAs(raised(tag)));
  }

  private static String forced(String tag) {
    return "/tags/" + tag + "/value";
  }

  private List<Line> raised(String tag) {
    return ofTag(tag, "RAISED");
  }

  private List<Line> ofTag(String tag, String type) {
    return distinctEvents(Topics.ALARM_EVENTS.name()).values().stream()
        .filter(line -> line.text("origin").equals("ENGINE"))
        .filter(line -> line.text("tag_name").equals(tag))
        .filter(line -> line.text("event_type").equals(type))
        .toList();
  }

  /** At least once on the wire; a reader knows a repeat by its id. */
  private Map<String, Line> distinctEvents(String topic) {
    Map<String, Line> events = new LinkedHashMap<>();
    topics.all(topic).forEach(line -> events.putIfAbsent(line.ceId(), line));
    return events;
  }

  private static void pause(Duration time) {
    await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
  }
}
