package org.penstock.ingest.domain.condition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.domain.Samples;

/** Events of conditions for the tests. */
public final class Events {

  public static final String CONDITION = "nsu=urn:plant;s=alarms.turbidity";
  public static final String NODE = "nsu=urn:plant;s=filters.filter2.turbidity";

  private Events() {}

  /** Active and not acknowledged. */
  public static RawEvent raised(String eventId, Instant time) {
    return event(eventId, CONDITION, null, true, true, false, time);
  }

  /** Over and acknowledged. */
  public static RawEvent over(String eventId, Instant time) {
    return event(eventId, CONDITION, null, false, false, true, time);
  }

  /** As it is told of, nothing but what it must have. */
  public static ScadaAlarmEvent told(String eventId, Instant time) {
    return new ScadaAlarmEvent(
        eventId, "plc-1", "wtp-1", null, CONDITION, null, null, null, null, null, time, time, null,
        null, null, null, null, null, null, null, null, null, null, null, null, null, false, null);
  }

  /** Any condition, branch and state. */
  public static RawEvent event(
      @Nullable String eventId,
      @Nullable String conditionId,
      @Nullable String branchId,
      @Nullable Boolean retain,
      @Nullable Boolean active,
      @Nullable Boolean acked,
      @Nullable Instant time) {
    return new RawEvent.OfCondition(
        new RawCondition(
            eventId,
            "ExclusiveLevelAlarmType",
            conditionId,
            "turbidity",
            branchId,
            NODE,
            "filter 2",
            null,
            time,
            time,
            "high",
            600,
            states(retain, active, acked),
            null,
            null));
  }

  private static RawCondition.States states(
      @Nullable Boolean retain, @Nullable Boolean active, @Nullable Boolean acked) {
    return new RawCondition.States(
        retain, true, active, null, acked, null, null, null, null, null, null);
  }

  /** The states of a published event. */
  public static ScadaAlarmEvent states(
      @Nullable Boolean enabled,
      @Nullable Boolean outOfService,
      @Nullable Boolean suppressed,
      @Nullable String shelving,
      @Nullable Boolean active,
      @Nullable Boolean acked,
      @Nullable Boolean latched) {
    return new ScadaAlarmEvent(
        "e",
        "plc-1",
        "wtp-1",
        null,
        CONDITION,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        null,
        null,
        enabled,
        active,
        null,
        acked,
        null,
        suppressed,
        shelving,
        outOfService,
        latched,
        null,
        null,
        false,
        null);
  }

  /** An event as it is published. */
  public static ScadaAlarmEvent published(String eventId) {
    RawCondition raw =
        ((RawEvent.OfCondition) raised(eventId, Instant.parse("2026-07-01T12:00:00Z"))).condition();
    return new AlarmEvents(Samples.source(Samples.turbidity()))
        .of(raw, CONDITION, false, Instant.EPOCH);
  }
}
