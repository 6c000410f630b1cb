package org.penstock.event;

import java.util.Locale;

/**
 * What stands in the {@code ce_type} header: what happened, in snake_case and the past tense.
 *
 * <p>A record with an {@code event_type} of its own repeats it there; the others have one type for
 * each topic.
 */
public final class EventTypes {

  public static final String READING_TAKEN = "reading_taken";
  public static final String READING_REPORTED = "reading_reported";
  public static final String TAG_DESCRIBED = "tag_described";
  public static final String SOURCE_STATUS_CHANGED = "source_status_changed";
  public static final String GAP_RECORDED = "gap_recorded";
  public static final String CONDITION_REPORTED = "condition_reported";
  public static final String ALARM_STATE_CHANGED = "alarm_state_changed";
  public static final String WORK_ORDER_REQUESTED = "work_order_requested";
  public static final String LAB_RESULT_REPORTED = "lab_result_reported";
  public static final String AUDIT_ANCHORED = "audit_anchored";
  public static final String LOG_ENTRY_WRITTEN = "log_entry_written";
  public static final String LOG_ENTRY_REQUESTED = "log_entry_requested";

  private EventTypes() {}

  /** Such as {@code alarm_acknowledged}. */
  public static String of(AlarmEventType type) {
    return "alarm_" + lowerCase(type);
  }

  /** Such as {@code work_order_created}. */
  public static String of(WorkOrderEventType type) {
    return lowerCase(type);
  }

  /** Such as {@code readings_approved}. */
  public static String of(ComplianceEventType type) {
    return lowerCase(type);
  }

  private static String lowerCase(Enum<?> type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
