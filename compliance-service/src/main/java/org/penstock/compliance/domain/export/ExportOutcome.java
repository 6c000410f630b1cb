package org.penstock.compliance.domain.export;

import java.util.List;
import org.penstock.compliance.domain.export.render.CheckFailure;

/** The answer to a person who asks for an export. */
public sealed interface ExportOutcome {

  /** The files are kept. */
  record Exported(ExportFile file) implements ExportOutcome {}

  /** There is none. */
  sealed interface Refused extends ExportOutcome {

    /** The stable code that the caller is told and the audit log keeps. */
    default String code() {
      return switch (this) {
        case RoleRequired _ -> "role-required";
        case ReversedPeriod _ -> "reversed-period";
        case UnknownProfile _ -> "unknown-profile";
        case ChecksFailed _ -> "export-check-failed";
        case Empty _ -> "empty-export";
        case TooManyRows _ -> "export-too-large";
      };
    }
  }

  /** The caller has none of the roles that export. */
  record RoleRequired() implements Refused {}

  /** The period ends before it starts. */
  record ReversedPeriod() implements Refused {}

  /** No such profile. */
  record UnknownProfile(String profile) implements Refused {}

  /** The profile's checks failed. */
  record ChecksFailed(List<CheckFailure> failures) implements Refused {}

  /** No approved reading with a value lies in the period. */
  record Empty() implements Refused {}

  /** More readings than one is answered with at once: that is a job's work. */
  record TooManyRows(int most) implements Refused {}
}
