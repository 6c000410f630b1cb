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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
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

  /** For what is held back on purpose. */
  private static final Duration LATER = Duration.ofSeconds(90);

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

  @Test
  void aSourceThatSendsTooFastLosesNothingAndKeepsNoOtherWaiting() {
    String run = UUID.randomUUID().toString();
    for (int i = 0; i < 90; i++) {
      topics.send(
          Topics.READINGS_INBOUND, INBOUND_TAG, inbound("loud-" + run, INBOUND_TAG, run + i, "1"));
    }
    topics.send(
        Topics.READINGS_INBOUND, INBOUND_TAG, inbound("quiet-" + run, INBOUND_TAG, run, "2"));
    await().atMost(LATER).until(() -> rows(run) == 1 && rowsOf("loud-" + run) == 90);
    List<String> ids =
        topics.all(Topics.READINGS.name()).stream()
            .filter(record -> record.value().contains(run))
            .map(record -> PlantTopics.header(record, "ce_id"))
            .toList();
    assertThat(ids)
        .filteredOn(id -> !id.equals(run))
        .containsExactlyElementsOf(IntStream.range(0, 90).mapToObj(i -> run + i).toList());
    assertThat(ids).last().isEqualTo(run + 89);
  }

  @Test
  void aSourceOfWhichTooMuchWaitsHasTheRestSetAsideWithTheReason() {
    String source = "flood-" + UUID.randomUUID();
    for (int i = 0; i < 400; i++) {
      topics.send(Topics.READINGS_INBOUND, source, inbound(source, INBOUND_TAG, source + i, "1"));
    }
    await()
        .atMost(LATER)
        .untilAsserted(() ->
            assertThat(deadLetters(Topics.READINGS_INBOUND.deadLetter("scada-ingest"), source))
                .isNotEmpty()
                .allSatisfy(letter ->
                    assertThat(PlantTopics.header(letter, "dead_letter_reason"))
                        .contains("sends more than 5.0 values a second")));
    await()
        .atMost(LATER)
        .untilAsserted(() -> {
          int refused =
              deadLetters(Topics.READINGS_INBOUND.deadLetter("scada-ingest"), source).size();
          assertThat(rowsOf(source) + refused).isEqualTo(400);
        });
  }

  @Test
  void whileTheDatabaseIsAwayReadingsWaitAndThenAreStoredOnce() throws SQLException {
    String run = UUID.randomUUID().toString();
    try (Connection superuser = superuser()) {
      superuser.createStatement().execute("alter role scada nologin");
      try {
        throwOut(superuser);
        for (int i = 0; i < 50; i++) {
          topics.send(
              Topics.READINGS, "test.stored", PlantTopics.json(reading(run + i, TagValue.of(i))));
        }
        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> count(superuser, run) == 0);
      } finally {
        superuser.createStatement().execute("alter role scada login");
      }
      await().atMost(SOON).until(() -> count(superuser, run) == 50);
      // Whatever is delivered again now would be seen as a second row or a dead letter.
      topics.send(
          Topics.READINGS, "test.stored", PlantTopics.json(reading(run + "-last", TagValue.of(1))));
      await().atMost(SOON).until(() -> count(superuser, run) == 51);
    }
    assertThat(topics.all(Topics.READINGS.deadLetter("scada-ingest")))
        .noneMatch(letter -> letter.value() != null && letter.value().contains(run));
  }

  private static Connection superuser() throws SQLException {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    return DriverManager.getConnection(url, "postgres", "postgres");
  }

  private static void throwOut(Connection superuser) throws SQLException {
    superuser
        .createStatement()
        .execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'scada'");
  }

  private static int count(Connection superuser, String run) throws SQLException {
    try (ResultSet rows =
        superuser
            .createStatement()
            .executeQuery(
                "select count(*) from scada.scada_reading where event_id like '" + run + "%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private int rowsOf(String source) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from scada_reading where source_id = :source")
            .bind("source", source)
            .mapTo(Integer.class)
            .one());
  }

  private static String inbound(String tag, String id, String value) {
    return inbound("lims-" + id, tag, id, value);
  }

  private static String inbound(String source, String tag, String id, String value) {
    return """
    {"tag_name":"%s","timestamp":"%s","value":%s,"source_id":"%s","event_id":"%s"}
    """
        .formatted(tag, Instant.now(), value, source, id);
  }
}
