package org.penstock.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.event.TagMetadata;
import org.penstock.event.TagValue;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.sample.AreaPartition;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;
import org.penstock.topic.Topics;

/** The whole service between a real OPC UA server, a real broker and a real database. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "scada"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SimulatedPlantResource.class, scope = TestResourceScope.GLOBAL)
class ScadaIngestIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TURBIDITY = "filters.filter1.turbidity";

  private final PlantTopics topics = new PlantTopics();

  @BeforeEach
  void waitUntilReadyAndRunning() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    await().atMost(SOON).until(() -> state().equals("DEGRADED"));
  }

  @AfterEach
  void close() {
    topics.close();
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  private static RequestSpecification operator() {
    return as(TestTokens.operator());
  }

  private static String state() {
    return operator().get("/api/scada/sources/simulated-plant").then().extract().path("state");
  }

  private static RequestSpecification control() {
    String url =
        ConfigProvider.getConfig().getValue(SimulatedPlantResource.CONTROL_URL, String.class);
    return given().baseUri(url).port(Integer.parseInt(url.substring(url.lastIndexOf(':') + 1)));
  }

  private static void force(String tag, String json) {
    control()
        .contentType(ContentType.JSON)
        .body(json)
        .post("/tags/{tag}/value", tag)
        .then()
        .statusCode(200);
  }

  private static void release(String tag) {
    control().delete("/tags/{tag}/value", tag).then().statusCode(200);
  }

  private List<Reading> readings(String tag) {
    return topics.events(Topics.READINGS, Reading.class).stream()
        .filter(reading -> reading.tagName().equals(tag))
        .toList();
  }

  private static Set<String> configuredTags() {
    List<String> names =
        operator().queryParam("limit", 200).get("/api/scada/tags").path("items.tag_name");
    return new HashSet<>(names);
  }

  @Test
  void everyConfiguredTagIsOnTheTopicInThePartitionOfItsArea() {
    Set<String> configured = configuredTags();
    assertThat(configured).hasSizeGreaterThan(30);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(topics.events(Topics.READINGS, Reading.class))
                .extracting(Reading::tagName)
                .containsAll(configured));
    for (ConsumerRecord<String, String> record : topics.ours(Topics.READINGS)) {
      Reading reading = PlantTopics.event(record.value(), Reading.class);
      assertThat(record.partition())
          .isEqualTo(AreaPartition.of(reading.area(), Topics.READINGS.partitions()));
      assertThat(record.key()).isEqualTo(reading.tagName());
      assertThat(PlantTopics.header(record, "ce_id")).isEqualTo(reading.eventId());
    }
  }

  @Test
  void theLatestReadingOfEveryTagIsOnTheCompactedTopic() {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(topics.events(Topics.READINGS_LATEST, Reading.class))
                .extracting(Reading::tagName)
                .containsAll(configuredTags()));
  }

  @Test
  void liveReadingsComeInOrderWithoutDoublesAndWithTheServersUnit() {
    await()
        .atMost(SOON)
        .until(() ->
            readings(TURBIDITY).stream()
                    .filter(reading -> reading.origin() == ReadingOrigin.LIVE)
                    .count()
                > 3);
    List<Reading> live =
        readings(TURBIDITY).stream()
            .filter(reading -> reading.origin() == ReadingOrigin.LIVE)
            .toList();
    assertThat(live).extracting(Reading::timestamp).isSorted();
    assertThat(live).extracting(Reading::eventId).doesNotHaveDuplicates();
    assertThat(live).extracting(Reading::seq).isSorted();
    assertThat(live).extracting(Reading::unit).containsOnly("NTU");
    assertThat(live).extracting(Reading::valueType).containsOnly(ValueType.DOUBLE);
    assertThat(live).extracting(Reading::plantId).containsOnly("wtp-1");
  }

  @Test
  void tagsAreDescribedWithTheServersUnitsAndRanges() {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(topics.events(Topics.TAGS, TagMetadata.class))
                .anySatisfy(tag -> {
                  assertThat(tag.tagName()).isEqualTo(TURBIDITY);
                  assertThat(tag.unit()).isEqualTo("NTU");
                  assertThat(tag.euHigh()).isNotNull();
                  assertThat(tag.assetId()).isEqualTo("FILTER-1");
                  assertThat(tag.area()).isEqualTo("filters");
                }));
    operator()
        .get("/api/scada/tags/{tag}", TURBIDITY)
        .then()
        .statusCode(200)
        .body("unit", equalTo("NTU"))
        .body("last.quality", equalTo("GOOD"));
  }

  @Test
  void aTagThatTheServerDoesNotKnowIsBadAndTheOthersFlow() {
    for (String unknown : List.of("filters.no.such", "filters.elsewhere")) {
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(readings(unknown))
                  .anySatisfy(reading -> {
                    assertThat(reading.quality()).isEqualTo(Quality.BAD);
                    assertThat(reading.statusCode()).isEqualTo("0x80340000");
                    assertThat(reading.value()).isEqualTo(TagValue.missing());
                  }));
    }
    operator()
        .get("/api/scada/sources/simulated-plant")
        .then()
        .body("state", equalTo("DEGRADED"))
        .body("refused_tags", hasSize(2))
        .body("refused_tags.reason", everyItem(notNullValue()))
        .body("advice", notNullValue());
  }

  @Test
  void notANumberIsNoValueAndBadAndWhatFollowsIsGood() {
    String tag = "disinfection.ph";
    force(tag, "{\"value\":\"NaN\"}");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(readings(tag))
                .anySatisfy(reading -> {
                  assertThat(reading.quality()).isEqualTo(Quality.BAD);
                  assertThat(reading.value()).isEqualTo(TagValue.missing());
                  assertThat(reading.statusCode()).isEqualTo("0x00000000");
                }));
    release(tag);
    await().atMost(SOON).until(() -> readings(tag).getLast().quality() == Quality.GOOD);
  }

  @Test
  void aBadStatusIsDeliveredAsItIs() {
    force("clearwell.level", "{\"value\":null,\"status\":\"Bad_NoCommunication\"}");
    await()
        .atMost(SOON)
        .until(() ->
            readings("clearwell.level").stream()
                .anyMatch(reading -> "0x80310000".equals(reading.statusCode())));
    release("clearwell.level");
  }

  @Test
  void aPollReadsNowAndPublishesWhatItRead() {
    List<String> ids =
        operator()
            .body(Map.of("tags", List.of(TURBIDITY, "clearwell.temperature")))
            .post("/api/scada/poll")
            .then()
            .statusCode(200)
            .body("readings", hasSize(2))
            .body("readings.origin", everyItem(equalTo("poll")))
            .body("readings[0].unit", equalTo("NTU"))
            .extract()
            .path("readings.event_id");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(topics.events(Topics.READINGS, Reading.class))
                .filteredOn(reading -> reading.origin() == ReadingOrigin.POLL)
                .extracting(Reading::eventId)
                .containsAll(ids));
  }

  @Test
  void aPollOfEverythingAnswersForEveryTag() {
    int tags = configuredTags().size();
    operator().post("/api/scada/poll").then().statusCode(200).body("readings", hasSize(tags));
  }

  @Test
  void theConnectionTestNamesEachStep() {
    operator()
        .body("{\"source_id\":\"simulated-plant\"}")
        .post("/api/scada/test")
        .then()
        .statusCode(200)
        .body("passed", equalTo(true))
        .body(
            "steps.step",
            equalTo(
                List.of(
                    "dns",
                    "tcp",
                    "endpoints",
                    "security",
                    "certificate",
                    "login",
                    "namespace",
                    "read",
                    "close")))
        .body("steps.outcome", everyItem(equalTo("PASSED")));
  }

  @Test
  void storedReadingsCanBePagedThrough() {
    await().atMost(SOON).until(() -> stored(Map.of("tag", TURBIDITY)).size() > 4);
    String to = Instant.now().toString();
    List<String> whole = stored(Map.of("tag", TURBIDITY, "to", to));
    var first =
        operator()
            .queryParams(Map.of("tag", TURBIDITY, "to", to, "limit", 2))
            .get("/api/scada/readings")
            .then()
            .statusCode(200)
            .body("items.tag_name", everyItem(equalTo(TURBIDITY)))
            .extract();
    List<String> page1 = first.path("items.event_id");
    String cursor = first.path("next_cursor");
    List<String> page2 = stored(Map.of("tag", TURBIDITY, "to", to, "limit", 2, "cursor", cursor));
    assertThat(page1).isEqualTo(whole.subList(0, 2));
    assertThat(page2).isEqualTo(whole.subList(2, 4));
  }

  private static List<String> stored(Map<String, Object> query) {
    return operator().queryParams(query).get("/api/scada/readings").path("items.event_id");
  }

  @Test
  void aServerThatRestartsIsPickedUpAgainAndTheOutageIsOnRecord() {
    Instant before = Instant.now();
    control().post("/restart-endpoint").then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(topics.events(Topics.GAPS, Gap.class))
                .filteredOn(gap -> gap.updatedAt().isAfter(before))
                .filteredOn(gap -> gap.cause() == GapCause.SERVER_RESTART)
                .anySatisfy(gap -> assertThat(gap.to()).isNotNull()));
    await()
        .atMost(SOON)
        .until(() ->
            readings(TURBIDITY).stream()
                    .filter(reading -> reading.origin() == ReadingOrigin.LIVE)
                    .filter(reading -> reading.timestamp().isAfter(before))
                    .count()
                > 2);
    List<SourceStatus> statuses = topics.events(Topics.SOURCE_STATUS, SourceStatus.class);
    assertThat(statuses)
        .filteredOn(status -> status.updatedAt().isAfter(before))
        .extracting(SourceStatus::state)
        .contains(SourceState.RECOVERING, SourceState.DEGRADED);
    assertThat(statuses.getLast().state()).isEqualTo(SourceState.DEGRADED);
    List<Reading> live =
        readings(TURBIDITY).stream()
            .filter(reading -> reading.origin() == ReadingOrigin.LIVE)
            .toList();
    assertThat(live).extracting(Reading::eventId).doesNotHaveDuplicates();
  }
}
