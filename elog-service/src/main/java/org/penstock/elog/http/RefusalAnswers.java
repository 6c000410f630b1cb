package org.penstock.elog.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.writing.Fault;
import org.penstock.elog.domain.writing.Refusal;
import org.penstock.kit.http.Refusals;

/** What a refusal looks like over HTTP. */
final class RefusalAnswers {

  private RefusalAnswers() {}

  static HttpProblem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.IdentityMismatch mismatch ->
          Refusals.builder(
                  403, "identity-mismatch", "An entry's author is the person who is signed in")
              .withDetail(
                  "You are signed in as %s. Leave operator_id and operator_name out."
                      .formatted(mismatch.caller().name()))
              .build();
      case Refusal.PlantNotAllowed plant ->
          Refusals.of(403, "plant-not-allowed", "You may not write for plant " + plant.plantId());
      case Refusal.Invalid invalid -> invalid(invalid.faults());
      case Refusal.SupervisorsOnly only ->
          Refusals.of(
              403,
              "role-required",
              "Only a Supervisor or Admin writes an entry of type " + only.type().symbol());
      case Refusal.NotTheAuthor not ->
          Refusals.of(
              403,
              "not-the-author",
              "Only %s, a Supervisor or an Admin may amend this entry"
                  .formatted(not.author().name()));
      case Refusal.NotLatestVersion stale ->
          Refusals.builder(409, "not-latest-version", "Someone amended this entry in the meantime")
              .withDetail("Read the latest version, then amend that one.")
              .with("latest_id", stale.latestId().toString())
              .with("latest_version", stale.latestVersion())
              .build();
      case Refusal.NoSuchEntry missing -> notFound(missing.id());
    };
  }

  /** The body of a request, which JSON null and no body at all leave out. */
  static <T> T given(@Nullable T body) {
    if (body == null) {
      throw Refusals.of(400, "malformed-request", "The request has no body");
    }
    return body;
  }

  static HttpProblem notFound(UUID id) {
    return Refusals.of(404, "entry-not-found", "There is no log entry " + id);
  }

  static HttpProblem unchangeable() {
    return Refusals.builder(405, "entries-are-final", "A log entry is final")
        .withDetail("Log entries cannot be changed. Add a correction instead.")
        .withHeader("Allow", "GET, HEAD, OPTIONS")
        .build();
  }

  static HttpProblem badParameter(String name, String message) {
    return Refusals.of(400, "invalid-parameter", name + " " + message);
  }

  private static HttpProblem invalid(List<Fault> faults) {
    List<Map<String, String>> violations =
        faults.stream()
            .map(fault -> Map.of("field", fault.field(), "message", fault.message(), "in", "body"))
            .toList();
    Fault first = faults.getFirst();
    return Refusals.builder(422, "invalid-body", "The entry cannot be recorded as it is")
        .withDetail(first.field() + " " + first.message())
        .with("violations", violations)
        .build();
  }
}
