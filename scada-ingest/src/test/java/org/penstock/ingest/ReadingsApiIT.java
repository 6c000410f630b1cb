package org.penstock.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.store.ReadingStore;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** What people get of stored readings. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "scada"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SimulatedPlantResource.class, scope = TestResourceScope.GLOBAL)
class ReadingsApiIT {

  private static final String TAG = "filters.no.such";
  private static final String OTHER = "filters.elsewhere";

  private final ReadingStore store;

  /** An hour of its own for each test: days ago, where nothing else writes. */
  private Instant begin = Instant.EPOCH;

  @Inject
  ReadingsApiIT(ReadingStore store) {
    this.store = store;
  }

  @BeforeEach
  void waitUntilReady(TestInfo test) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    int hours = Math.floorMod(test.getDisplayName().hashCode(), 480);
    begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(hours + 48L, ChronoUnit.HOURS);
  }

  private Reading reading(String tag, int second, TagValue value, Quality quality) {
    return new Reading(
        tag + second + value + begin,
        begin.plusSeconds(second),
        TimestampOrigin.SOURCE,
        null,
        begin,
        "wtp-1",
        "filters",
        tag,
        value,
        ValueType.DOUBLE,
        null,
        quality,
        null,
        null,
        "somebody",
        ReadingOrigin.BACKFILL,
        second);
  }

  private void store(String tag, int first, int count) {
    List<Reading> readings = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      readings.add(reading(tag, i, TagValue.of(i % 100), Quality.GOOD));
    }
    store.store(readings);
  }

  private ValidatableResponse get(String query, Object... values) {
    return given()
        .auth()
        .oauth2(TestTokens.operator())
        .get(
            "/api/scada/readings?from=" + begin + "&to=" + begin.plusSeconds(2_000) + query, values)
        .then();
  }

  @Test
  void fewReadingsAreShownAsTheyAre() {
    store(TAG, 0, 10);
    get("&points=10&tag=" + TAG)
        .statusCode(200)
        .body("decimated", equalTo(false))
        .body("items.size()", equalTo(10))
        .body("next_cursor", nullValue())
        .body("series[0].stored", equalTo(10))
        .body("series[0].decimated", equalTo(false));
  }

  @Test
  void manyReadingsAreShownByTheirExtremesAndByWhatWasUnusable() {
    store(TAG, 0, 2_000);
    store.store(
        List.of(
            reading(TAG, 777, TagValue.of(4_000.5), Quality.UNCERTAIN),
            reading(TAG, 888, TagValue.of(-7.25), Quality.GOOD),
            reading(TAG, 999, TagValue.of(9_999), Quality.BAD),
            reading(TAG, 1_000, TagValue.missing(), Quality.STALE)));
    JsonPath shown =
        get("&points=50&tag=" + TAG)
            .statusCode(200)
            .body("decimated", equalTo(true))
            .body("series[0].stored", equalTo(2_004))
            .body("series[0].decimated", equalTo(true))
            .body("items.tag_name", everyItem(equalTo(TAG)))
            .body("items.value", hasItem(4_000.5f))
            .body("items.value", hasItem(-7.25f))
            .body("items.findAll { it.quality == 'STALE' }.size()", equalTo(1))
            .body("items.findAll { it.quality == 'BAD' }.value", contains(9_999))
            .extract()
            .jsonPath();
    List<String> times = shown.getList("items.timestamp");
    assertThat(times).hasSizeBetween(40, 50).isSorted();
    assertThat(shown.getInt("series[0].shown")).isEqualTo(times.size());
    List<Object> ids = shown.getList("items.event_id");
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void ofTextsAndSwitchesTheFirstAndTheLastOfAStretchAreShown() {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      readings.add(reading(TAG, i, TagValue.of(i < 150 ? "RUN" : "BACKWASH"), Quality.GOOD));
      readings.add(reading(OTHER, i, TagValue.of(i == 150), Quality.GOOD));
    }
    store.store(readings);
    JsonPath shown =
        get("&points=20&tag=" + TAG + "&tag=" + OTHER).statusCode(200).extract().jsonPath();
    assertThat(shown.getList("series.tag_name")).isEqualTo(List.of(OTHER, TAG));
    assertThat(shown.getList("items.findAll { it.tag_name == '" + OTHER + "' }.value"))
        .contains(true, false)
        .hasSizeLessThanOrEqualTo(20);
    assertThat(shown.getList("items.findAll { it.tag_name == '" + TAG + "' }.value"))
        .contains("RUN", "BACKWASH")
        .hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void pagesOfSeveralTagsGoOnWhereTheLastOneEnded() {
    store(TAG, 0, 7);
    store(OTHER, 0, 5);
    List<String> ids = new ArrayList<>();
    @Nullable String cursor = "";
    do {
      JsonPath page =
          get("&limit=3&tag=" + TAG + "&tag=" + OTHER + cursor)
              .statusCode(200)
              .body("decimated", equalTo(false))
              .body("series", nullValue())
              .extract()
              .jsonPath();
      ids.addAll(page.getList("items.event_id"));
      String next = page.getString("next_cursor");
      cursor = next == null ? null : "&cursor=" + next;
    } while (cursor != null);
    assertThat(ids).hasSize(12).doesNotHaveDuplicates();
    assertThat(ids.subList(0, 5)).allMatch(id -> id.startsWith(OTHER));
  }

  @Test
  void readingsOfBeforeNineteenSeventyAreFoundToo() {
    begin = Instant.parse("1955-01-01T00:00:00Z");
    store(TAG, 0, 3);
    get("&tag=" + TAG).statusCode(200).body("items.size()", not(equalTo(0)));
  }

  @Test
  void aQueryOutOfReachIsAnsweredWithTheLimit() {
    String of = "/api/scada/readings?tag=" + TAG + "&";
    String year = "from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z";
    refused(of + year, "period-too-long", "At most 744 hours");
    refused(of + year + "&points=100", "period-too-long", "At most 744 hours");
    refused(of + "points=5", "invalid-points", "points is from 6 to 5000");
    refused(of + "points=5001", "invalid-points", "points is from 6 to 5000");
    refused(of + "points=10&cursor=x", "invalid-cursor", "leave cursor out");
    refused(of + "from=%2B12345-01-01T00:00:00Z", "invalid-time", "from is no RFC 3339 time");
    StringBuilder tags = new StringBuilder("/api/scada/readings?tag=a");
    for (int i = 0; i < 20; i++) {
      tags.append("&tag=t").append(i);
    }
    refused(tags.toString(), "too-many-tags", "At most 20 tags");
  }

  private static void refused(String path, String code, String title) {
    given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(TestTokens.operator())
        .get(path)
        .then()
        .statusCode(400)
        .body("code", equalTo(code))
        .body("title", containsString(title));
  }
}
