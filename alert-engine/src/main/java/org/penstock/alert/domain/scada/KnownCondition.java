package org.penstock.alert.domain.scada;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ScadaAlarmEvent;

/**
 * A condition as it is stored.
 *
 * @param last the last event that counted
 * @param state what it says, with what was known before
 * @param serverTime the time that the server gave the last event; null while none could be believed
 * @param recent the latest events, to know them again
 * @param followed whether an alarm follows it: its tag is not the engine's alone
 */
public record KnownCondition(
    ConditionKey key,
    ScadaAlarmEvent last,
    ConditionState state,
    @Nullable Instant serverTime,
    List<String> recent,
    boolean followed) {

  /** As many as scada-ingest may tell again after a crash, of one condition. */
  private static final int MOST_RECENT = 128;

  public KnownCondition {
    recent = List.copyOf(recent);
  }

  /** A condition that nobody has told of before this event. */
  public static KnownCondition unheard(ScadaAlarmEvent first) {
    return new KnownCondition(
        ConditionKey.of(first), first, ConditionState.UNHEARD, null, List.of(), false);
  }

  /** What is to become of an event. */
  public ConditionReception receive(ScadaAlarmEvent event) {
    if (event.branchId() != null) {
      return ConditionReception.BRANCH;
    }
    if (recent.contains(event.eventId())) {
      return ConditionReception.REPEATED;
    }
    // Live events come in their order; one with an earlier time says that a clock was set back. A
    // refresh may have been overtaken. What scada-ingest concludes has its own clock (ADR 17).
    boolean isComparable = event.refresh() && !isConcluded(event);
    return isComparable && serverTime != null && event.time().isBefore(serverTime)
        ? ConditionReception.OLDER
        : ConditionReception.TAKEN;
  }

  /**
   * The condition after an event.
   *
   * @param latest no clock that can be believed is ahead of it
   */
  public KnownCondition after(ScadaAlarmEvent event, Instant latest) {
    List<String> ids = new ArrayList<>(recent);
    ids.add(event.eventId());
    boolean counts = !isConcluded(event) && !event.time().isAfter(latest);
    return new KnownCondition(
        key,
        event,
        state.after(event),
        counts ? event.time() : serverTime,
        ids.subList(Math.max(0, ids.size() - MOST_RECENT), ids.size()),
        followed);
  }

  /** The same condition, followed by an alarm or not. */
  public KnownCondition followed(boolean now) {
    return new KnownCondition(key, last, state, serverTime, recent, now);
  }

  /** Whether it speaks for the rules that it covers. */
  public boolean speaks() {
    return followed && state.speaks();
  }

  private static boolean isConcluded(ScadaAlarmEvent event) {
    return Boolean.TRUE.equals(event.reconciled());
  }
}
