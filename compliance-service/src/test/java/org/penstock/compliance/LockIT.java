package org.penstock.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.penstock.compliance.domain.export.ExportOrder;
import org.penstock.compliance.domain.job.Job;
import org.penstock.compliance.domain.job.Jobs;
import org.penstock.compliance.domain.job.Task;
import org.penstock.compliance.domain.review.ReviewPolicy;
import org.penstock.event.Actor;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** Periods that are over, decisions about whole months, and decisions that leave some out. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "compliance"),
    scope = TestResourceScope.GLOBAL)
class LockIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String PH = "disinfection.ph";
  private static final String MANY = "test.formula";
  private static final String CHLORINE = "clearwell.chlorine.residual";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @Inject Jdbi jdbi;
  @Inject Jobs jobs;

  private final Period period = Period.next();

  @Test
  void whatIsLockedIsChangedByNobodyUntilAnAdminOpensItAndThenLateDataCounts() {
    String run = UUID.randomUUID().toString();
    try (PlantTopics topics = new PlantTopics(broker)) {
      topics.sendReading(run + "-1", PH, period.minute(0).plusSeconds(1), 7.0);
      await().atMost(SOON).until(() -> readings().getList("items").size() == 1);
      decide(TestTokens.supervisor(), "approve", PH).statusCode(200);
      decide(TestTokens.supervisor(), "lock", PH).statusCode(200).body("row_count", equalTo(1));
      assertThat(readings().getString("items[0].state")).isEqualTo("LOCKED");

      topics.sendReading(run + "-2", PH, period.minute(0).plusSeconds(2), 8.0);
      await().atMost(SOON).until(() -> held() == 1);
    }

    JsonPath locked = readings();
    assertThat(locked.getDouble("items[0].value")).isEqualTo(7);
    assertThat(locked.getInt("items[0].revision")).isZero();
    assertThat(Calls.lastAudit("late_data_held").getString("entry.details.value")).isEqualTo("7.5");
    Map<String, Object> correction = Calls.entry(PH, period.minute(0), "7.1");
    correction.put("reason", "wrong");
    Calls.post(TestTokens.operator(), "/readings/corrections", correction).statusCode(409);
    decide(TestTokens.supervisor(), "reopen", PH)
        .statusCode(409)
        .body("code", equalTo("period-locked"));
    assertThat(Calls.lastAudit("reopen_refused").getString("entry.details.code"))
        .isEqualTo("period-locked");

    decide(TestTokens.admin(), "reopen", PH).statusCode(200);

    JsonPath opened = readings();
    assertThat(opened.getDouble("items[0].value")).isEqualTo(7.5);
    assertThat(opened.getInt("items[0].revision")).isEqualTo(1);
    assertThat(opened.getString("items[0].state")).isEqualTo("IN_REVIEW");
    assertThat(held()).isZero();
  }

  @Test
  void aPreviewSaysWhatADecisionWouldLeaveOutAndTheDecisionDoesThat() {
    Calls.entered(TestTokens.operator(), CHLORINE, period.minute(0), "1.1");
    Calls.entered(TestTokens.supervisor(), CHLORINE, period.minute(1), "1.2");
    Map<String, Object> decision = Calls.decision(CHLORINE, period.from(), period.to());
    decision.put("mode", "ELIGIBLE_ONLY");

    String hash =
        Calls.post(TestTokens.supervisor(), "/preview/approve", decision)
            .statusCode(200)
            .body("ok", equalTo(true))
            .body("row_count", equalTo(1))
            .body("skipped[0].why", equalTo("separation-of-duties"))
            .body("skipped[0].count", equalTo(1))
            .extract()
            .path("content_hash");
    decision.put("expected_content_hash", hash);
    decision.put("expected_count", 1);
    Calls.post(TestTokens.supervisor(), "/approve", decision)
        .statusCode(200)
        .body("row_count", equalTo(1))
        .body("skipped[0].count", equalTo(1));

    assertThat(Calls.readings(CHLORINE, period.from(), period.to()).getList("items.state"))
        .containsExactly("APPROVED", "IN_REVIEW");
  }

  @Test
  void aDecisionAboutMoreThanAnAnswerWaitsForIsAJobAndOneDecision() {
    int count = ReviewPolicy.MOST_READINGS + 10;
    fill(count);
    Map<String, Object> decision =
        Calls.decision(MANY, period.from(), period.from().plusSeconds(60L * count));
    decision.put("expected_count", count);

    String job =
        Calls.post(TestTokens.supervisor(), "/approve", decision)
            .statusCode(202)
            .body("kind", equalTo("DECISION"))
            .extract()
            .path("job_id");
    JsonPath done = awaitEnd(job);

    assertThat(done.getString("state")).isEqualTo("DONE");
    assertThat(approved(done.getString("decision_id"))).isEqualTo(count);
    JsonPath audited = Calls.lastAudit("readings_approved");
    assertThat(audited.getInt("entry.details.row_count")).isEqualTo(count);
    assertThat(audited.getString("entry.details.decision_id"))
        .isEqualTo(done.getString("decision_id"));
    assertThat(waitingDays()).isZero();

    decision.put("expected_count", 1);
    decision.put("reason", "again");
    String refused =
        Calls.post(TestTokens.supervisor(), "/reopen", decision)
            .statusCode(202)
            .extract()
            .path("job_id");
    assertThat(awaitEnd(refused).getString("code")).isEqualTo("content-changed");
    assertThat(approved(done.getString("decision_id"))).isEqualTo(count);
  }

  /** Once, what was told while a handle was open became a part of the work, and the next waited. */
  @Test
  void whatIsToldOfAJobIsNoPartOfTheWorkThatItTellsOf() {
    Job job =
        Job.queued(
            UUID.randomUUID(),
            new Task.Export(new ExportOrder("excel", period.from(), period.to(), Set.of())),
            new Actor("s", "s", "S", null, null),
            period.from());
    QuarkusTransaction.requiringNew().run(() -> jobs.add(job));
    jdbi.useHandle(handle ->
        handle.execute(
            "update job set state = 'RUNNING', owner = 'mine', told_at = now() + interval '1 hour'"
                + " where id = ?",
            job.id()));

    QuarkusTransaction.begin();
    jdbi.useHandle(handle -> {
      handle.execute("select 1");
      assertThat(jobs.tell(job.id(), "mine", 5)).isTrue();
    });
    assertThat(jobs.tell(job.id(), "mine", 7)).isTrue();
    assertThat(jobs.tell(job.id(), "another", 9)).isFalse();
    QuarkusTransaction.rollback();

    assertThat(jobs.find(job.id()).orElseThrow().done()).isEqualTo(7);
    Job earlier =
        new Job(
            job.id(),
            job.task(),
            job.requestedBy(),
            Job.State.RUNNING,
            7,
            9,
            period.from(),
            null,
            null,
            null,
            null);
    assertThatThrownBy(
            () -> QuarkusTransaction.requiringNew().run(() -> jobs.done(earlier, job.id(), 7)))
        .hasMessageContaining("belongs to another");
    QuarkusTransaction.requiringNew().run(() -> jobs.putBack(job.id(), "mine", true));
    await().atMost(SOON).until(() -> !open(jobs.find(job.id()).orElseThrow()));
  }

  private static boolean open(Job job) {
    return job.state() == Job.State.QUEUED || job.state() == Job.State.RUNNING;
  }

  /** As if they had been gathered: the service's own role may add readings. */
  private void fill(int count) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into reading (id, tag_name, slot_start, revision, operating_day, value,
                  value_text, quality, origin, flags, recorded_at, fingerprint, state)
                select gen_random_uuid(), :tag, at, 0, (at at time zone 'UTC-6')::date, 1.5, '1.5',
                  'GOOD', 'SCADA', '{}', now(), sha256(convert_to(at::text, 'UTF8')), 'IN_REVIEW'
                from generate_series(
                  cast(:from as timestamptz), cast(:from as timestamptz)
                    + (:count - 1) * interval '1 minute', interval '1 minute') at
                on conflict do nothing
                """)
            .bind("tag", MANY)
            .bind("from", period.from().toString())
            .bind("count", count)
            .execute());
  }

  private int approved(String decision) {
    return number(
        "select count(*) from reading where state = 'APPROVED' and decision_id = cast(? as uuid)",
        decision);
  }

  private int waitingDays() {
    return number(
        "select count(*) from review_day where in_review > 0 and tag_name = ?"
            + " and operating_day >= cast('"
            + period.from()
            + "' as timestamptz)::date",
        MANY);
  }

  private int held() {
    return number("select count(*) from late_reading where tag_name = ?", PH);
  }

  private int number(String sql, String parameter) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind(0, parameter).mapTo(Integer.class).one());
  }

  private JsonPath readings() {
    return Calls.readings(PH, period.from(), period.to());
  }

  private ValidatableResponse decide(String token, String verb, String tag) {
    Map<String, Object> decision = Calls.decision(tag, period.from(), period.to());
    decision.put("reason", "test");
    return Calls.post(token, "/" + verb, decision);
  }

  private static JsonPath awaitEnd(String job) {
    return await()
        .atMost(LONG)
        .until(
            () -> Calls.get(TestTokens.operator(), "/jobs/" + job, Map.of()).extract().jsonPath(),
            path -> !Set.of("QUEUED", "RUNNING").contains(path.getString("state")));
  }
}
