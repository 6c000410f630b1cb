package org.penstock.elog.domain.writing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.PlainText;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.elog.domain.auto.AutomaticEntry;

/** What becomes of an entry that a plant system hands in. */
public sealed interface Report {

  /** The entry to be recorded. */
  record Taken(AutomaticEntry entry) implements Report {}

  /** It is not one that can be recorded. */
  record Refused(List<Fault> faults) implements Report {

    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Decides by the same rules as for a person's request. The person that a plant system may name is
   * kept as what it reported: nothing has verified them, so the author is the system.
   */
  static Report decide(EntryRequest request, SourceEvent source, Instant now) {
    List<Fault> faults = new ArrayList<>(RequestRules.faultsOf(request, now));
    if (faults.isEmpty() && Writing.type(request).isForSupervisors()) {
      faults.add(new Fault("entry_type", "is given by a Supervisor or Admin in person"));
    }
    if (!faults.isEmpty()) {
      return new Refused(faults);
    }
    EntryType type = Writing.type(request);
    return new Taken(
        new AutomaticEntry(
            Writing.given(request.plantId()),
            type,
            content(request),
            Objects.requireNonNullElse(request.occurredAt(), now),
            new Operator(source.service(), source.service()),
            source));
  }

  private static Content content(EntryRequest request) {
    Content content = Writing.content(request);
    TreeMap<String, @Nullable Object> metadata = new TreeMap<>(content.metadata());
    String id = request.claim().operatorId();
    String name = request.claim().operatorName();
    if (id != null) {
      metadata.put("reported_operator_id", PlainText.clean(id, Limits.REF_ID));
    }
    if (name != null) {
      metadata.put("reported_operator_name", PlainText.clean(name, Limits.REF_ID));
    }
    return content.withMetadata(metadata);
  }
}
