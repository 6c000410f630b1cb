package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** The alarms, followed: what there is, what changes, and going on after a loss of connection. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "alert"),
    scope = TestResourceScope.GLOBAL)
class AlarmStreamIT {

  private static final String ONE = "followed-1@TANK-4";
  private static final String TWO = "followed-2@TANK-4";

  @TestHTTPResource("/")
  URL service;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<InputStream> open = new ArrayList<>();
  private final Jdbi jdbi;

  @Inject
  AlarmStreamIT(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @BeforeEach
  void waitUntilReady() {
    People.waitUntilReady();
  }

  @AfterEach
  void hangUp() throws IOException {
    for (InputStream one : open) {
      one.close();
    }
  }

  @Test
  void firstComesASnapshotAndThenWhatChangesUntilItIsNormalAgain() throws Exception {
    raise("followed.one");
    List<String> lines = follow("?area=followed", null);
    await().atMost(People.SOON).until(() -> has(lines, "event:snapshot") && has(lines, ONE));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("data:"))
        .noneMatch(line -> line.contains("filters"));
    raise("followed.two");
    await().atMost(People.SOON).until(() -> has(lines, "event:alarms") && has(lines, TWO));
    settle("followed.two", TWO);
    await()
        .atMost(People.SOON)
        .until(
            () -> lines.stream().anyMatch(line -> line.contains(TWO) && line.contains("\"NORM\"")));
  }

  @Test
  void whoGoesOnWithTheLastEventIdMissesNothing() throws Exception {
    raise("followed.one");
    List<String> before = follow("?area=followed", null);
    await().atMost(People.SOON).until(() -> lastId(before) != null);
    hangUp();
    String lastId = lastId(before);
    // While nobody follows: raised and over, which no snapshot would show.
    raise("followed.two");
    settle("followed.two", TWO);
    List<String> after = follow("?area=followed", lastId);
    await().atMost(People.SOON).until(() -> has(after, TWO));
    assertThat(after).contains("event:alarms").doesNotContain("event:snapshot");
    assertThat(after.stream().filter(line -> line.contains(TWO)).findFirst().orElseThrow())
        .contains("\"NORM\"");
  }

  @Test
  void aChangeIsNotLostThatBeganBeforeOthersAndEndsAfterThem() throws Exception {
    raise("followed.one");
    List<String> lines = follow("?area=followed", null);
    await().atMost(People.SOON).until(() -> lastId(lines) != null);
    jdbi.useHandle(handle -> {
      handle.begin();
      handle.execute(
          "update alarm set public_state = jsonb_set(public_state, '{message}', '\"late\"')"
              + " where alarm_id = ?",
          ONE);
      raise("followed.two");
      await().atMost(People.SOON).until(() -> has(lines, TWO));
      handle.commit();
    });
    await().atMost(People.SOON).until(() -> has(lines, "\"late\""));
    String lastId = lastId(lines);
    List<String> again = follow("?area=followed", lastId);
    settle("followed.two", TWO);
    await().atMost(People.SOON).until(() -> has(again, TWO));
  }

  @Test
  void aPositionOfAnotherDatabaseIsAnsweredWithASnapshot() throws Exception {
    for (String position : List.of("999999999999999", "yesterday")) {
      List<String> lines = follow("?area=followed", position);
      await().atMost(People.SOON).until(() -> has(lines, "event:snapshot"));
    }
  }

  @Test
  void aStreamWithoutNewsSaysThatItIsAlive() throws Exception {
    List<String> lines = follow("?area=nowhere", null);
    await()
        .atMost(People.SOON)
        .until(() -> lines.stream().filter(line -> line.startsWith(":")).count() >= 2);
    assertThat(lines).contains("event:snapshot", "data:[]");
  }

  @Test
  void whoComesWhenThereAreTooManyIsToldWhenToComeAgain() throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      HttpResponse<InputStream> answer = open("?area=nowhere", null);
      answers.add(answer.statusCode());
      if (answer.statusCode() == 503) {
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
            .contains("too-many-streams");
      }
    }
    assertThat(answers).contains(200, 503);
    hangUp();
    // A place is free again when a viewer has gone.
    await().atMost(People.SOON).until(() -> open("?area=nowhere", null).statusCode() == 200);
  }

  private void raise(String tag) {
    People.value(tag, 2);
  }

  /** Back to normal, acknowledged where it must be. */
  private static void settle(String tag, String alarmId) {
    People.value(tag, 0);
    var alarm = People.alarm(alarmId);
    if (alarm.occurrenceId() != null) {
      People.post(
              TestTokens.operator(),
              alarmId + "/ack",
              java.util.Map.of("occurrence_id", alarm.occurrenceId()))
          .statusCode(200);
    }
  }

  private HttpResponse<InputStream> open(String query, @Nullable String lastEventId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + "api/alerts/stream" + query))
            .header("Authorization", "Bearer " + TestTokens.operator());
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    open.add(answer.body());
    return answer;
  }

  private List<String> follow(String query, @Nullable String lastEventId) throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    InputStream body = open(query, lastEventId).body();
    Thread.ofVirtual()
        .start(() -> {
          try (var reader =
              new java.io.BufferedReader(
                  new java.io.InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
          } catch (IOException | UncheckedIOException e) {
            lines.add("ended: " + e.getMessage());
          }
        });
    return lines;
  }

  private static boolean has(List<String> lines, String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  private static @Nullable String lastId(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("id:"))
        .reduce((_, last) -> last)
        .map(line -> line.substring("id:".length()).strip())
        .orElse(null);
  }
}
