package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.scada.ConditionKey;
import org.penstock.alert.domain.scada.Said;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.TagMetadata;
import org.penstock.event.ValueType;
import org.penstock.plant.test.TestTokens;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topics;

/** A SCADA system with its own alarms, as the component tests play it, and what becomes of them. */
final class ScadaSide {

  static final String SOURCE = "plc-test";

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Plant plant;
  private final Jdbi jdbi;

  ScadaSide(Plant plant, Jdbi jdbi) {
    this.plant = plant;
    this.jdbi = jdbi;
  }

  /** The words of a condition of that name. */
  static Said of(String name, Said said) {
    return said.with("source_id", SOURCE)
        .with("condition_id", condition(name))
        .with("receive_time", Plant.now());
  }

  /** The id of its alarm. */
  static String id(String name) {
    return new ConditionKey(SOURCE, condition(name)).alarmId();
  }

  void say(String name, Said said) {
    send(name, Plant.json(of(name, said).event()));
  }

  void send(String name, byte[] value) {
    plant.send(Topics.SCADA_ALARM_EVENTS, key(name), value);
  }

  /** Waits until a later record of the same partition is through: one that cannot be read. */
  void settle(String name) {
    int before = deadLetters(name);
    send(name, "settle".getBytes(StandardCharsets.UTF_8));
    await().atMost(SOON).until(() -> deadLetters(name) > before);
  }

  int deadLetters(String name) {
    return plant.read(Topics.SCADA_ALARM_EVENTS.deadLetter("alert-engine"), key(name)).size();
  }

  List<AlarmEvent> events(String name, int count) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(plant.read(Topics.ALARM_EVENTS, id(name), AlarmEvent.class))
                .hasSizeGreaterThanOrEqualTo(count));
    return plant.read(Topics.ALARM_EVENTS, id(name), AlarmEvent.class);
  }

  /** The condition's alarm, once it is in that state. */
  AlarmSnapshot state(String name, String expected) {
    return stateOf(id(name), expected);
  }

  /** An alarm, once it is there and in that state. */
  AlarmSnapshot stateOf(String alarmId, String expected) {
    await().atMost(SOON).untilAsserted(() -> assertThat(now(alarmId).state()).isEqualTo(expected));
    return now(alarmId);
  }

  int rows(String name) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from alarm_event where alarm_id = :id")
            .bind("id", id(name))
            .mapTo(Integer.class)
            .one());
  }

  /** Says whose alarms of {@code tanks.owned} count, and waits until that is known. */
  void own(AlarmOrigin owner) {
    plant.send(Topics.TAGS, "tanks.owned", Plant.json(tag(owner)));
    await().atMost(SOON).until(() -> owner.name().equals(knownOwner()));
  }

  private @Nullable String knownOwner() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select alarm_owner from tag where tag_name = 'tanks.owned'")
            .mapTo(String.class)
            .findOne()
            .orElse(null));
  }

  private static AlarmSnapshot now(String alarmId) {
    byte[] answer =
        Plant.as(TestTokens.operator())
            .get("/api/alerts/" + alarmId)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    return TestTopics.event(new String(answer, StandardCharsets.UTF_8), AlarmSnapshot.class);
  }

  private static TagMetadata tag(AlarmOrigin owner) {
    return new TagMetadata(
        "tanks.owned",
        "wtp-1",
        "tanks",
        SOURCE,
        "nsu=urn:test;s=owned.level",
        ValueType.DOUBLE,
        "m",
        null,
        "TANK-8",
        "Tank 8",
        null,
        null,
        null,
        null,
        owner,
        true,
        1,
        Plant.now());
  }

  private static String key(String name) {
    return SOURCE + "|" + condition(name);
  }

  private static String condition(String name) {
    return "nsu=urn:test;s=" + name;
  }
}
