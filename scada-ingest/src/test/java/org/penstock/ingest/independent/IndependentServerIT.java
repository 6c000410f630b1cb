package org.penstock.ingest.independent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.event.GapStream;
import org.penstock.event.PlantJson;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.TagValue;
import org.penstock.plant.test.TestTokens;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

@QuarkusTest
@TestProfile(IndependentServerProfile.class)
@Tag("independent-server")
class IndependentServerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LOOKED_AT = 15;

  /** A tag, the source itself, or a condition of the source. */
  private static final Pattern OUR_KEY =
      Pattern.compile(Pattern.quote(IndependentServer.SOURCE) + "([.|].*)?");

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final TestTopics topics =
      new TestTopics(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

  @AfterEach
  void close() {
    topics.close();
  }

  @BeforeEach
  void waitUntilItRuns() {
    await().atMost(PATIENCE).until(() -> source("state").equals("RUNNING"));
  }

  private static String source(String field) {
    return String.valueOf(
        given()
            .auth()
            .oauth2(TestTokens.operator())
            .get("/api/scada/sources/" + IndependentServer.SOURCE)
            .then()
            .extract()
            .<Object>path(field));
  }

  /** Answers with what the counting tags show now. */
  private static int control(String path) throws IOException, InterruptedException {
    String url = ConfigProvider.getConfig().getValue(IndependentServer.CONTROL_URL, String.class);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpClient http = HttpClient.newHttpClient();
    return Integer.parseInt(http.send(request, BodyHandlers.ofString()).body());
  }

  @Test
  void everyTagIsMonitoredThoughTheServerTakesFortyInOneCall() {
    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(() ->
            assertThat(lastOfEachTag())
                .hasSize(IndependentServer.TAGS + 2)
                .allMatch(reading -> reading.quality() == Quality.GOOD));
    assertThat(source("refused_tags")).isEqualTo("[]");
  }

  @Test
  void everyValueArrivesOnceAndInOrder() throws Exception {
    int from = control("/count") + 2;
    List<Integer> wanted = IntStream.range(from, from + LOOKED_AT).boxed().toList();

    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(() -> assertThat(valuesOf("tag7")).contains(from + LOOKED_AT));

    var all = ours(Topics.READINGS);
    for (int tag = 0; tag < IndependentServer.TAGS; tag += 50) {
      assertThat(valuesOf("tag" + tag, all).stream().filter(wanted::contains)).isEqualTo(wanted);
    }
  }

  private List<Integer> valuesOf(String tag) {
    return valuesOf(tag, ours(Topics.READINGS));
  }

  private List<Integer> valuesOf(String tag, List<ConsumerRecord<String, String>> records) {
    return readings(tag, records)
        .filter(reading ->
            reading.origin() == ReadingOrigin.LIVE || reading.origin() == ReadingOrigin.INITIAL)
        .filter(reading -> reading.quality() == Quality.GOOD)
        .map(IndependentServerIT::number)
        .toList();
  }

  private static int number(Reading reading) {
    return reading.value() instanceof TagValue.Numeric(BigDecimal number) ? number.intValue() : -1;
  }

  @Test
  void aRestartIsToldAsAGapAndHistoryFillsWhatTheServerKept() throws Exception {
    Instant before = Instant.now();
    int after = control("/restart");

    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(() -> assertThat(valuesOf("kept")).anyMatch(value -> value > after));
    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(() ->
            assertThat(gaps()).anyMatch(gap -> isSettled(gap) && gap.updatedAt().isAfter(before)));
    assertThat(readings("kept", ours(Topics.READINGS)))
        .anyMatch(reading -> reading.origin() == ReadingOrigin.BACKFILL);
  }

  /** Only one tag has history here, so a gap of all tags is filled in part. */
  private static boolean isSettled(Gap gap) {
    return gap.to() != null
        && gap.recoveredSamples() > 0
        && (gap.recovery() == GapRecovery.PARTIAL || gap.recovery() == GapRecovery.COMPLETE);
  }

  @Test
  void anAlarmIsToldWhenItBeginsWhenItEndsAndWhenItEndedUnseen() throws Exception {
    control("/set/level/120");
    waitForAlarm(true);
    ScadaAlarmEvent began = lastAlarm();
    assertThat(began.sourceId()).isEqualTo(IndependentServer.SOURCE);
    assertThat(began.tagName()).isEqualTo("independent.level");
    assertThat(began.eventType()).isEqualTo("ExclusiveLimitAlarmType");
    assertThat(began.activeEffective()).isEqualTo("Active");
    assertThat(began.acked()).isFalse();

    control("/set/level/0");
    waitForAlarm(false);
    assertThat(lastAlarm().reconciled()).isNull();

    control("/set/level/120");
    waitForAlarm(true);
    control("/restart");
    waitForAlarm(false);
    assertThat(lastAlarm().reconciled()).isTrue();
    assertThat(alarms().stream().map(ScadaAlarmEvent::eventId)).doesNotHaveDuplicates();
  }

  private void waitForAlarm(boolean isActive) {
    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(() -> assertThat(lastAlarm().active()).isEqualTo(isActive));
  }

  private ScadaAlarmEvent lastAlarm() {
    List<ScadaAlarmEvent> alarms = alarms();
    assertThat(alarms).isNotEmpty();
    return alarms.getLast();
  }

  private List<ScadaAlarmEvent> alarms() {
    return ours(Topics.SCADA_ALARM_EVENTS).stream()
        .map(record -> event(record.value(), ScadaAlarmEvent.class))
        .filter(event -> "LevelAlarm".equals(event.conditionName()))
        .toList();
  }

  /** There are many: only those of one tag are parsed. */
  private Stream<Reading> readings(String tag, List<ConsumerRecord<String, String>> records) {
    String key = IndependentServer.SOURCE + "." + tag;
    return records.stream()
        .filter(record -> record.key().equals(key))
        .map(record -> event(record.value(), Reading.class));
  }

  private List<Reading> lastOfEachTag() {
    Map<String, String> last = new HashMap<>();
    ours(Topics.READINGS).forEach(record -> last.put(record.key(), record.value()));
    return last.values().stream().map(json -> event(json, Reading.class)).toList();
  }

  private List<Gap> gaps() {
    return ours(Topics.GAPS).stream()
        .map(record -> event(record.value(), Gap.class))
        .filter(gap -> gap.stream() != GapStream.ALARM_EVENTS)
        .toList();
  }

  private <T> T event(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Other tests put their own records on the same topics, broken ones too: keys tell ours. */
  private List<ConsumerRecord<String, String>> ours(Topic topic) {
    return topics.all(topic.name()).stream()
        .filter(record -> record.key() != null && OUR_KEY.matcher(record.key()).matches())
        .toList();
  }
}
