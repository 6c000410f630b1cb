package org.penstock.elog.domain.auto;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.event.AlarmEvent;
import org.penstock.event.EntryReference;
import org.penstock.event.ReferenceType;
import org.penstock.event.TagValue;

/** What acknowledgements say in the log; the alarms' other transitions have their own journal. */
public final class AlarmEntries {

  private AlarmEntries() {}

  /** The entry, or none for a transition that the log does not tell of. */
  public static Optional<AutomaticEntry> of(AlarmEvent event, SourceEvent source) {
    return switch (event.eventType()) {
      case ACKNOWLEDGED -> Optional.of(acknowledged(event, source));
      case RAISED,
          RETURNED,
          CLEARED,
          RESET,
          ESCALATED,
          DEESCALATED,
          REALARMED,
          REANNUNCIATED,
          UNACK_TIMEOUT,
          SHELVED,
          UNSHELVED,
          SUPPRESSED,
          UNSUPPRESSED,
          OUT_OF_SERVICE,
          RETURNED_TO_SERVICE,
          OOS_REVIEW_DUE,
          COMMENTED,
          WORK_ORDER_REQUESTED,
          RULE_CHANGED,
          REMOVED,
          UNKNOWN ->
          Optional.empty();
    };
  }

  private static AutomaticEntry acknowledged(AlarmEvent event, SourceEvent source) {
    Operator operator = Wording.operator(event.actor(), source);
    String body =
        "Alarm acknowledged by %s%s: %s%s%s"
            .formatted(
                operator.name(),
                after(event),
                Wording.piece(event.message()),
                evidence(event),
                note(event));
    Content content =
        new Content(
            null,
            body,
            Wording.piece(event.area()),
            List.of(),
            refs(event),
            metadata(event),
            false,
            Content.NORMAL);
    return new AutomaticEntry(
        event.plantId(),
        EntryType.ALARM_ACKNOWLEDGED,
        content,
        event.occurredAt(),
        operator,
        source);
  }

  private static String after(AlarmEvent event) {
    Instant since = event.activeSince();
    Instant acknowledged = Objects.requireNonNullElse(event.ackedAt(), event.occurredAt());
    return since == null || acknowledged.isBefore(since)
        ? ""
        : " after " + Wording.duration(Duration.between(since, acknowledged));
  }

  /** The value and the limit, unless the message has them already. */
  private static String evidence(AlarmEvent event) {
    String value = value(event.value());
    if (value.isEmpty() || event.message().contains(value)) {
      return "";
    }
    String unit = event.unit() == null ? "" : " " + Wording.piece(event.unit());
    BigDecimal limit = event.limit();
    return ", " + value + unit + (limit == null ? "" : " (limit " + limit.toPlainString() + ")");
  }

  private static String value(TagValue value) {
    return switch (value) {
      case TagValue.Numeric numeric -> numeric.number().toPlainString();
      case TagValue.Flag flag -> flag.on() ? "on" : "off";
      case TagValue.Text text -> Wording.piece(text.text());
      case TagValue.Series _, TagValue.Missing _ -> "";
    };
  }

  private static String note(AlarmEvent event) {
    String comment = event.comment();
    return comment == null || comment.isBlank() ? "" : ". Note: \"" + Wording.piece(comment) + "\"";
  }

  private static List<EntryReference> refs(AlarmEvent event) {
    List<EntryReference> refs = new ArrayList<>();
    refs.add(Wording.ref(ReferenceType.ALARM, event.alarmId(), event.message()));
    if (event.tagName() != null) {
      refs.add(Wording.ref(ReferenceType.TAG, event.tagName(), null));
    }
    if (event.assetId() != null) {
      refs.add(Wording.ref(ReferenceType.ASSET, event.assetId(), event.assetName()));
    }
    if (event.workOrderId() != null) {
      refs.add(Wording.ref(ReferenceType.WORK_ORDER, event.workOrderId(), null));
    }
    return refs;
  }

  private static Map<String, @Nullable Object> metadata(AlarmEvent event) {
    Map<String, @Nullable Object> metadata = new TreeMap<>();
    metadata.put("priority", event.priority().name());
    if (event.occurrenceId() != null) {
      metadata.put("occurrence_id", Wording.piece(event.occurrenceId()));
    }
    return metadata;
  }
}
