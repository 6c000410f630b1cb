package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.app.PollTags;
import org.penstock.ingest.app.PollTags.Polled;
import org.penstock.ingest.app.TestConnection;
import org.penstock.ingest.domain.source.ConnectionTest;
import org.penstock.ingest.domain.source.ConnectionTest.Outcome;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** What a person can ask of the servers now. */
@Path("/api/scada")
public class ScadaResource {

  private static final int MOST_TAGS = 1_000;

  private final PollTags poll;
  private final TestConnection test;

  ScadaResource(PollTags poll, TestConnection test) {
    this.poll = poll;
    this.test = test;
  }

  /** Which source to test; without one the first. */
  public record TestRequest(@Nullable String sourceId) {}

  /** What each step found; {@code passed} when all did. */
  public record TestView(
      String sourceId, String endpointUrl, boolean passed, List<StepView> steps) {

    /** One step. */
    public record StepView(
        String step, Outcome outcome, String detail, @Nullable String advice, long millis) {}
  }

  /** The tags to read; all of them without the field. */
  public record PollRequest(@Nullable @Size(max = MOST_TAGS) List<String> tags) {}

  /**
   * What was read.
   *
   * @param sourcesAway the sources that could not be asked, with the reason of each
   */
  public record PollView(List<Reading> readings, Map<String, String> sourcesAway) {}

  /**
   * Tries a connection step by step; 200 also when a step fails, because the test itself worked.
   */
  @POST
  @Path("/test")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public TestView test(@Nullable TestRequest request) {
    String wanted = request == null ? null : request.sourceId();
    return test.test(wanted)
        .map(ScadaResource::view)
        .orElseThrow(() ->
            Refusals.of(
                404,
                "unknown-source",
                wanted == null ? "No source is configured" : "There is no source " + wanted));
  }

  /** Reads tags now. */
  @POST
  @Path("/poll")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public PollView poll(@jakarta.validation.Valid @Nullable PollRequest request) {
    List<String> wanted = request == null ? null : request.tags();
    return switch (poll.poll(wanted == null ? List.of() : wanted)) {
      case Polled.Answered answer -> new PollView(answer.readings(), answer.away());
      case Polled.UnknownTags(List<String> names) ->
          throw Refusals.builder(422, "unknown-tag", "There are no tags " + names)
              .with("tags", names)
              .build();
      case Polled.AllAway(Map<String, String> reasons) ->
          throw Refusals.builder(503, "source-away", "No source can be asked now: " + reasons)
              .with("sources_away", reasons)
              .build();
    };
  }

  static TestView view(ConnectionTest result) {
    return new TestView(
        result.sourceId(),
        result.endpointUrl(),
        result.passed(),
        result.steps().stream()
            .map(step ->
                new TestView.StepView(
                    step.name(),
                    step.outcome(),
                    step.detail(),
                    step.advice().isEmpty() ? null : step.advice(),
                    step.millis()))
            .toList());
  }
}
