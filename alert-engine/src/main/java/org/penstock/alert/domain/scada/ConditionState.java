package org.penstock.alert.domain.scada;

import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.ScadaAlarmEvent;

/**
 * What the SCADA system says of a condition, with what it said before where an event is silent or
 * speaks a symbol that is not known: that never ends an alarm.
 *
 * @param latched has returned, and stays until SCADA resets it
 * @param putAside how SCADA itself keeps it from being annunciated
 * @param level null where it has none, or is not active
 */
public record ConditionState(
    Activity activity, Ack ack, boolean latched, PutAside putAside, @Nullable Level level) {

  /** Nothing was ever said. */
  public static final ConditionState UNHEARD =
      new ConditionState(Activity.UNKNOWN, Ack.UNKNOWN, false, PutAside.NO, null);

  /** ActiveState. */
  public enum Activity {
    ACTIVE,
    INACTIVE,
    /** A refresh no longer reports it. */
    OVER,
    UNKNOWN
  }

  /** AckedState. */
  public enum Ack {
    YES,
    NO,
    UNKNOWN
  }

  /** What is laid over the condition in the SCADA system; the strongest counts. */
  public enum PutAside {
    NO,
    SHELVED,
    SUPPRESSED,
    OUT_OF_SERVICE
  }

  /** What holds after this event. */
  public ConditionState after(ScadaAlarmEvent event) {
    Boolean active = event.active();
    boolean isDisabled = Boolean.FALSE.equals(event.enabled());
    if (Boolean.TRUE.equals(event.reconciled()) && Boolean.FALSE.equals(active)) {
      return new ConditionState(Activity.OVER, Ack.UNKNOWN, false, PutAside.NO, null);
    }
    // A disabled condition is not evaluated: its ActiveState says nothing (Part 9, 5.5.2).
    if (active == null || isDisabled) {
      return new ConditionState(
          activity, ack(event, activity), latched(event, activity), putAside(event), level);
    }
    Activity now = active ? Activity.ACTIVE : Activity.INACTIVE;
    return new ConditionState(
        now,
        ack(event, now),
        latched(event, now),
        putAside(event),
        active ? level(event.activeEffective()) : null);
  }

  /** Whether it is active in SCADA and announced there: else it keeps no other alarm quiet. */
  public boolean speaks() {
    return activity == Activity.ACTIVE && putAside == PutAside.NO;
  }

  /** Whether nothing of an earlier activation is left to be seen. */
  boolean isSettled() {
    return activity == Activity.OVER
        || activity == Activity.UNKNOWN
        || (activity == Activity.INACTIVE && ack != Ack.NO && !latched);
  }

  /** An acknowledgement is of one activation: the next has its own. */
  private Ack ack(ScadaAlarmEvent event, Activity now) {
    if (event.acked() == null) {
      return now == activity ? ack : Ack.UNKNOWN;
    }
    return event.acked() ? Ack.YES : Ack.NO;
  }

  private PutAside putAside(ScadaAlarmEvent event) {
    if (Boolean.FALSE.equals(event.enabled()) || Boolean.TRUE.equals(event.outOfService())) {
      return PutAside.OUT_OF_SERVICE;
    }
    if (Boolean.TRUE.equals(event.suppressed())) {
      return PutAside.SUPPRESSED;
    }
    String shelving = event.shelving();
    return shelving == null
        ? PutAside.NO
        : switch (shelving) {
          case "Unshelved" -> PutAside.NO;
          case "TimedShelved", "OneShotShelved", "SuppressedOrShelved" -> PutAside.SHELVED;
          default -> putAside;
        };
  }

  private boolean latched(ScadaAlarmEvent event, Activity now) {
    return event.latched() == null ? latched && now == activity : event.latched();
  }

  private @Nullable Level level(@Nullable String effective) {
    return effective == null
        ? level
        : switch (effective) {
          case "HighHigh" -> Level.HH;
          case "High" -> Level.H;
          case "Low" -> Level.L;
          case "LowLow" -> Level.LL;
          default -> level;
        };
  }
}
