package org.penstock.ingest.independent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
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
  private static final int LOOKED_AT = 15;

  /** A tag, the source itself, or a condition of the source. */
  private static final Pattern OUR_KEY =
      Pattern.compile(Pattern.quote(IndependentServer.SOURCE) + "([.|].*)?");

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
        .untilAsserted(() ->
            assertThat(
                    readings().stream()
                        .filter(reading -> reading.quality() == Quality.GOOD)
                        .map(Reading::tagName)
                        .distinct())
                .hasSize(IndependentServer.TAGS + 2));
    assertThat(source("refused_tags")).isEqualTo("[]");
  }

  @Test
  void everyValueArrivesOnceAndInOrder() throws Exception {
    int from = control("/count") + 2;
    List<Integer> wanted = IntStream.range(from, from + LOOKED_AT).boxed().toList();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(valuesOf("tag7")).contains(from + LOOKED_AT));

    List<Reading> all = readings();
    for (int tag = 0; tag < IndependentServer.TAGS; tag += 50) {
      assertThat(valuesOf("tag" + tag, all).stream().filter(wanted::contains)).isEqualTo(wanted);
    }
  }

  private List<Integer> valuesOf(String tag) {
    return valuesOf(tag, readings());
  }

  private static List<Integer> valuesOf(String tag, List<Reading> readings) {
    return readings.stream()
        .filter(reading -> reading.tagName().equals("independent." + tag))
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
        .untilAsserted(() -> assertThat(valuesOf("kept")).anyMatch(value -> value > after));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(gaps()).anyMatch(gap -> isSettled(gap) && gap.updatedAt().isAfter(before)));
    assertThat(readings())
        .anyMatch(reading ->
            reading.origin() == ReadingOrigin.BACKFILL
                && reading.tagName().equals("independent.kept"));
  }

  /** Only one tag has history here, so a gap of all tags is filled in part. */
  private static boolean isSettled(Gap gap) {
    return gap.to() != null
        && gap.recoveredSamples() > 0
        && (gap.recovery() == GapRecovery.PARTIAL || gap.recovery() == GapRecovery.COMPLETE);
  }

  private List<Reading> readings() {
    return all(Topics.READINGS, Reading.class).stream()
        .filter(reading -> reading.sourceId().equals(IndependentServer.SOURCE))
        .toList();
  }

  private List<Gap> gaps() {
    return all(Topics.GAPS, Gap.class).stream()
        .filter(gap -> gap.sourceId().equals(IndependentServer.SOURCE))
        .toList();
  }

  /** Other tests put their own records on the same topics, broken ones too: keys tell ours. */
  private <T> List<T> all(Topic topic, Class<T> type) {
    return topics.all(topic.name()).stream()
        .filter(record -> record.key() != null && OUR_KEY.matcher(record.key()).matches())
        .map(record -> TestTopics.event(record.value(), type))
        .toList();
  }
}
