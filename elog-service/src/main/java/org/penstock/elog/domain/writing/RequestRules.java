package org.penstock.elog.domain.writing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.PlainText;
import org.penstock.event.EntryReference;

/** What a request must be like to become an entry, whichever way it came. */
final class RequestRules {

  private final EntryRequest request;
  private final Instant now;
  private final List<Fault> faults = new ArrayList<>();

  private RequestRules(EntryRequest request, Instant now) {
    this.request = request;
    this.now = now;
  }

  /** Every fault of the request, not only the first. */
  static List<Fault> faultsOf(EntryRequest request, Instant now) {
    RequestRules rules = new RequestRules(request, now);
    rules.checkPlant(request.plantId());
    rules.checkType(request.entryType());
    rules.faults.addAll(TextRules.required("body", request.body(), Limits.BODY));
    rules.faults.addAll(TextRules.optional("title", request.title(), Limits.TITLE));
    rules.faults.addAll(TextRules.optional("area", request.area(), Limits.AREA));
    rules.checkTags();
    rules.checkRefs();
    rules.checkTime(request.occurredAt());
    rules.checkPriority(request.priority());
    MetadataRules.faultOf(request.metadata())
        .ifPresent(message -> rules.fault("metadata", message));
    return List.copyOf(rules.faults);
  }

  private void checkPlant(@Nullable String plant) {
    if (plant == null) {
      fault("plant_id", "must be given");
    } else if (plant.length() > Limits.PLANT_ID || !plant.matches("[A-Za-z0-9._-]+")) {
      fault("plant_id", "has letters, digits, '.', '_' and '-', at most " + Limits.PLANT_ID);
    }
  }

  private void checkType(@Nullable String symbol) {
    if (symbol == null) {
      fault("entry_type", "must be given");
      return;
    }
    Optional<EntryType> type = EntryType.of(symbol);
    if (type.isEmpty()) {
      fault("entry_type", "is not a type of entry: " + PlainText.clean(symbol, 50));
    } else if (type.get().isAutomatic()) {
      fault("entry_type", type.get().symbol() + " is written by the log itself when it happens");
    }
  }

  private void checkTags() {
    if (request.tags().size() > Limits.TAGS) {
      fault("tags", "are at most " + Limits.TAGS);
    }
    for (String tag : request.tags()) {
      faults.addAll(TextRules.required("tags", tag, Limits.TAG));
    }
  }

  private void checkRefs() {
    if (request.refs().size() > Limits.REFS) {
      fault("refs", "are at most " + Limits.REFS);
    }
    for (EntryReference ref : request.refs()) {
      faults.addAll(TextRules.required("refs", ref.id(), Limits.REF_ID));
      faults.addAll(TextRules.optional("refs", ref.label(), Limits.REF_ID));
    }
  }

  private void checkTime(@Nullable Instant occurredAt) {
    if (occurredAt == null) {
      return;
    }
    if (occurredAt.isAfter(now.plus(Limits.AHEAD))) {
      fault("occurred_at", "is more than 5 minutes in the future");
    } else if (occurredAt.isBefore(Instant.EPOCH)) {
      fault("occurred_at", "is before 1970");
    }
  }

  private void checkPriority(@Nullable Integer priority) {
    if (priority != null && (priority < 1 || priority > Limits.LOWEST_PRIORITY)) {
      fault("priority", "is 1 (highest) to " + Limits.LOWEST_PRIORITY);
    }
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }
}
