package org.penstock.compliance.domain.export;

import java.util.List;

/** The answer to a person who asks for an export. */
public sealed interface ExportOutcome {

  /** The file is kept; these are its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  record Exported(ExportFile file, byte[] bytes) implements ExportOutcome {}

  /** The caller has none of the roles that export. */
  record RoleRequired() implements ExportOutcome {}

  /** The period ends before it starts. */
  record ReversedPeriod() implements ExportOutcome {}

  /** No such profile. */
  record UnknownProfile(String profile) implements ExportOutcome {}

  /** The profile's checks failed. */
  record ChecksFailed(List<CheckFailure> failures) implements ExportOutcome {}

  /** No approved reading with a value lies in the period. */
  record Empty() implements ExportOutcome {}

  /** More lines than the profile allows in one file. */
  record TooManyLines(int most) implements ExportOutcome {}
}
