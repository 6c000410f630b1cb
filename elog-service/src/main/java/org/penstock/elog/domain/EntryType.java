package org.penstock.elog.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of thing an entry tells of. The symbols only grow. */
public enum EntryType {
  NOTE(Source.PEOPLE),
  ROUND(Source.PEOPLE),
  PROCESS_CHANGE(Source.PEOPLE),
  EQUIPMENT_OUT(Source.PEOPLE),
  EQUIPMENT_RETURN(Source.PEOPLE),
  SAMPLE(Source.PEOPLE),
  CALIBRATION(Source.PEOPLE),
  CHEMICAL_DELIVERY(Source.PEOPLE),
  BACKWASH(Source.PEOPLE),
  ALARM_RESPONSE(Source.PEOPLE),
  ABNORMAL(Source.PEOPLE),
  /** Binding for the operators; only a Supervisor or Admin gives one. */
  INSTRUCTION(Source.SUPERVISORS),
  SAFETY(Source.PEOPLE),
  VISITOR(Source.PEOPLE),
  SHIFT_START(Source.PEOPLE),
  HANDOVER(Source.PEOPLE),
  FOLLOW_UP(Source.PEOPLE),
  READINGS_APPROVED(Source.EVENTS),
  READINGS_REJECTED(Source.EVENTS),
  EXPORT_CREATED(Source.EVENTS),
  WORK_ORDER_CREATED(Source.EVENTS),
  WORK_ORDER_FAILED(Source.EVENTS),
  ALARM_ACKNOWLEDGED(Source.EVENTS);

  private enum Source {
    PEOPLE,
    SUPERVISORS,
    EVENTS
  }

  private final Source source;

  EntryType(Source source) {
    this.source = source;
  }

  /** The type with this symbol, in whatever case it is written. */
  public static Optional<EntryType> of(String symbol) {
    String wanted = symbol.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(type -> type.symbol().equals(wanted)).findFirst();
  }

  /** The type as it is written everywhere outside. */
  public String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether only an event of a service makes such an entry, never a person or a plant system. */
  public boolean isAutomatic() {
    return source == Source.EVENTS;
  }

  /** Whether only a Supervisor or Admin writes such an entry. */
  public boolean isForSupervisors() {
    return source == Source.SUPERVISORS;
  }
}
