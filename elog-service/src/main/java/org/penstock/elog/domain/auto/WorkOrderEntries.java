package org.penstock.elog.domain.auto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.event.EntryReference;
import org.penstock.event.ReferenceType;
import org.penstock.event.WorkOrderEvent;

/** What work orders say in the log. One that was not created is a must-read. */
public final class WorkOrderEntries {

  private WorkOrderEntries() {}

  /** The entry, or none for a step that the log does not tell of. */
  public static Optional<AutomaticEntry> of(WorkOrderEvent event, SourceEvent source) {
    return switch (event.eventType()) {
      case WORK_ORDER_CREATED ->
          entry(event, source, EntryType.WORK_ORDER_CREATED, content(event, created(event)));
      case WORK_ORDER_FAILED ->
          entry(event, source, EntryType.WORK_ORDER_FAILED, content(event, failed(event)).urgent());
      case WORK_ORDER_UPDATED, WORK_ORDER_CLOSED, WORK_ORDER_CANCELLED, UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<AutomaticEntry> entry(
      WorkOrderEvent event, SourceEvent source, EntryType type, Content content) {
    return Optional.of(
        new AutomaticEntry(
            event.plantId(),
            type,
            content,
            event.occurredAt(),
            new Operator(source.service(), source.service()),
            source));
  }

  private static Content content(WorkOrderEvent event, String body) {
    return new Content(
        null,
        body,
        null,
        List.of(),
        refs(event),
        Map.of("external_ref", Wording.piece(event.externalRef())),
        false,
        Content.NORMAL);
  }

  private static String created(WorkOrderEvent event) {
    String number = Objects.requireNonNullElse(event.externalNumber(), event.workOrderId());
    String assigned =
        event.assignee() == null ? "" : ", assigned to " + Wording.piece(event.assignee());
    String adopted = event.adopted() ? ", found in the CMMS after a lost answer" : "";
    return "Work order %s created for %s \"%s\" (priority %s)%s%s"
        .formatted(
            Wording.piece(number),
            asset(event),
            Wording.piece(event.title()),
            event.priority().name().toLowerCase(Locale.ROOT),
            assigned,
            adopted);
  }

  private static String failed(WorkOrderEvent event) {
    String tries = event.attempts() == 1 ? "1 try" : event.attempts() + " tries";
    String reason = event.failureReason() == null ? "no reason given" : event.failureReason();
    return "Work order for %s \"%s\" NOT created after %s: %s"
        .formatted(asset(event), Wording.piece(event.title()), tries, Wording.piece(reason));
  }

  private static String asset(WorkOrderEvent event) {
    String id = Wording.piece(event.assetId());
    return event.assetName() == null ? id : Wording.piece(event.assetName()) + " (" + id + ")";
  }

  /** By our id and by the CMMS's number: people look for the number. */
  private static List<EntryReference> refs(WorkOrderEvent event) {
    List<EntryReference> refs = new ArrayList<>();
    refs.add(Wording.ref(ReferenceType.WORK_ORDER, event.workOrderId(), event.externalNumber()));
    if (event.externalNumber() != null) {
      refs.add(Wording.ref(ReferenceType.WORK_ORDER, event.externalNumber(), event.title()));
    }
    if (event.sourceAlarmId() != null) {
      refs.add(Wording.ref(ReferenceType.ALARM, event.sourceAlarmId(), null));
    }
    refs.add(Wording.ref(ReferenceType.ASSET, event.assetId(), event.assetName()));
    return refs;
  }
}
