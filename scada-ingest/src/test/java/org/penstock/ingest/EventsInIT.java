package org.penstock.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.sample.AreaPartition;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.topic.Topics;

/** What comes in by Kafka: readings for the store, and readings of other plant systems. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "scada"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SimulatedPlantResource.class, scope = TestResourceScope.GLOBAL)
class EventsInIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String INBOUND_TAG = "lab.fluoride";

  private final PlantTopics topics = new PlantTopics();
  private final Jdbi jdbi;

  @Inject
  EventsInIT(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @BeforeEach
  void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
  }

  @AfterEach
  void close() {
    topics.close();
  }

  private static Reading reading(String id, TagValue value) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new Reading(
        id,
        now,
        TimestampOrigin.SOURCE,
        now,
        now,
        "wtp-1",
        "test",
        "test.stored",
        value,
        ValueType.DOUBLE,
        "mg/L",
        Quality.GOOD,
        "0x00000000",
        null,
        "somebody",
        ReadingOrigin.LIVE,
        1);
  }

  private int rows(String eventId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from scada_reading where event_id = :id")
            .bind("id", eventId)
            .mapTo(Integer.class)
            .one());
  }

  private List<ConsumerRecord<String, String>> deadLetters(String topic, String key) {
    return topics.all(topic).stream().filter(record -> key.equals(record.key())).toList();
  }

  @Test
  void aReadingThatIsDeliveredTwiceIsStoredOnce() {
    String id = UUID.randomUUID().toString();
    String marker = UUID.randomUUID().toString();
    String json = PlantTopics.json(reading(id, TagValue.of(new BigDecimal("0.10"))));
    topics.send(Topics.READINGS, "test.stored", json);
    topics.send(Topics.READINGS, "test.stored", json);
    topics.send(
        Topics.READINGS, "test.stored", PlantTopics.json(reading(marker, TagValue.of("x"))));
    await().atMost(SOON).until(() -> rows(marker) == 1);
    assertThat(rows(id)).isEqualTo(1);
    String stored =
        jdbi.withHandle(handle ->
            handle
                .createQuery("select value::text from scada_reading where event_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    assertThat(stored).isEqualTo("0.10");
  }

  @Test
  void anUnreadableReadingIsSetAsideAndTheOnesBehindItAreStored() {
    String key = "broken-" + UUID.randomUUID();
    String id = UUID.randomUUID().toString();
    topics.send(Topics.READINGS, key, "not json");
    topics.send(Topics.READINGS, key, "{\"event_id\":\"x\"}");
    topics.send(Topics.READINGS, key, PlantTopics.json(reading(id, TagValue.of(true))));
    await().atMost(SOON).until(() -> rows(id) == 1);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(deadLetters(Topics.READINGS.deadLetter("scada-ingest"), key))
                .hasSize(2)
                .allSatisfy(letter ->
                    assertThat(PlantTopics.header(letter, "dead_letter_reason")).isNotBlank()));
  }

  @Test
  void anUnknownSymbolAndAnUnknownFieldDoNotKeepAReadingOut() {
    String id = UUID.randomUUID().toString();
    String json =
        PlantTopics.json(reading(id, TagValue.missing()))
            .replace("\"GOOD\"", "\"EXCELLENT\"")
            .replaceFirst("\\{", "{\"colour\":\"blue\",");
    topics.send(Topics.READINGS, "test.stored", json);
    await().atMost(SOON).until(() -> rows(id) == 1);
    String quality =
        jdbi.withHandle(handle ->
            handle
                .createQuery("select quality from scada_reading where event_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    assertThat(quality).isEqualTo("BAD");
  }

  @Test
  void whatAnotherSystemPublishesJoinsTheStream() {
    String id = UUID.randomUUID().toString();
    topics.send(Topics.READINGS_INBOUND, INBOUND_TAG, inbound(INBOUND_TAG, id, "0.72"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(topics.all(Topics.READINGS.name()))
                .filteredOn(record -> PlantTopics.header(record, "ce_id").equals(id))
                .singleElement()
                .satisfies(record -> {
                  Reading reading = PlantTopics.event(record.value(), Reading.class);
                  assertThat(reading.origin()).isEqualTo(ReadingOrigin.INBOUND);
                  assertThat(reading.unit()).isEqualTo("mg/L");
                  assertThat(record.partition()).isEqualTo(AreaPartition.of("lab", 12));
                }));
    await().atMost(SOON).until(() -> rows(id) == 1);
  }

  @Test
  void whatAnotherSystemPublishesWronglyIsSetAsideWithTheReason() {
    String good = UUID.randomUUID().toString();
    String key = "bad-" + UUID.randomUUID();
    topics.send(Topics.READINGS_INBOUND, key, "{");
    topics.send(Topics.READINGS_INBOUND, key, inbound("no.such.tag", "x", "1"));
    topics.send(Topics.READINGS_INBOUND, key, inbound("filters.filter1.turbidity", "x", "1"));
    topics.send(Topics.READINGS_INBOUND, key, inbound(INBOUND_TAG, "x", "\"high\""));
    topics.send(Topics.READINGS_INBOUND, key, inbound(INBOUND_TAG, good, "0.73"));
    await().atMost(SOON).until(() -> rows(good) == 1);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(deadLetters(Topics.READINGS_INBOUND.deadLetter("scada-ingest"), key))
                .extracting(letter -> PlantTopics.header(letter, "dead_letter_reason"))
                .hasSize(4)
                .anyMatch(reason -> reason.contains("not in the tag list"))
                .anyMatch(reason -> reason.contains("is read from simulated-plant"))
                .anyMatch(reason -> reason.contains("not of type DOUBLE")));
  }

  private static String inbound(String tag, String id, String value) {
    return """
    {"tag_name":"%s","timestamp":"%s","value":%s,"source_id":"lims","event_id":"%s"}
    """
        .formatted(tag, Instant.now(), value, id);
  }
}
