package org.penstock.elog.domain.writing;

import java.util.List;
import java.util.UUID;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.Operator;

/** Why the log does not record what it was asked to. */
public sealed interface Refusal extends Decision {

  /** The request names an author who is not the one of the token. */
  record IdentityMismatch(Operator caller) implements Refusal {}

  /** The writer's token does not list the plant. */
  record PlantNotAllowed(String plantId) implements Refusal {}

  /** The request is not one that can be recorded. */
  record Invalid(List<Fault> faults) implements Refusal {

    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /** Only a Supervisor or Admin writes this type of entry. */
  record SupervisorsOnly(EntryType type) implements Refusal {}

  /** Only the author, a Supervisor or an Admin amends this entry. */
  record NotTheAuthor(Operator author) implements Refusal {}

  /** Someone amended the entry since the version that the request speaks of. */
  record NotLatestVersion(UUID latestId, int latestVersion) implements Refusal {}

  /** There is no such entry. */
  record NoSuchEntry(UUID id) implements Refusal {}
}
