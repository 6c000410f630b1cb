package org.penstock.ingest.http.configuration;

import jakarta.ws.rs.core.EntityTag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.configuration.EditSources.Edited;
import org.penstock.kit.http.Refusals;

/** Revisions as entity tags, and what is answered to an edit. */
final class Revisions {

  private Revisions() {}

  static EntityTag tag(long revision) {
    return new EntityTag(Long.toString(revision));
  }

  /** The revision that a change was made from (RFC 9110, 13.1.1). */
  static long required(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw Refusals.of(
          428, "revision-required", "Send If-Match with the revision that you changed");
    }
    try {
      return Long.parseLong(ifMatch.strip().replace("\"", ""));
    } catch (NumberFormatException e) {
      throw Refusals.of(400, "invalid-revision", "If-Match is no revision: " + ifMatch);
    }
  }

  /** The revision in force after an edit; everything else is a refusal. */
  static long inForce(Edited edited, String id) {
    return switch (edited) {
      case Edited.Done(long revision) -> revision;
      case Edited.Unknown _ -> throw Refusals.of(404, "unknown-source", "There is no source " + id);
      case Edited.Exists _ ->
          throw Refusals.of(409, "source-exists", "There is a source %s already".formatted(id));
      case Edited.Invalid(var reasons) ->
          throw Refusals.builder(422, "invalid-source", "The source makes no sense: " + reasons)
              .with("reasons", reasons)
              .build();
      case Edited.Outdated(long revision) ->
          throw Refusals.builder(412, "revision-outdated", "Somebody else changed it meanwhile")
              .with("revision", revision)
              .build();
      case Edited.ReadOnly(String reason) ->
          throw Refusals.of(409, "configuration-read-only", reason);
    };
  }

  static Map<String, Object> view(long revision) {
    return Map.of("revision", revision);
  }
}
