package org.penstock.alert.domain.scada;

import java.util.ArrayList;
import java.util.List;
import org.penstock.event.ScadaAlarmEvent;

/**
 * A condition as it is stored.
 *
 * @param last the last event that counted
 * @param state what it says, with what was known before
 * @param recent the latest events, to know them again
 * @param followed whether an alarm follows it: its tag is not the engine's alone
 */
public record KnownCondition(
    ConditionKey key,
    ScadaAlarmEvent last,
    ConditionState state,
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
        ConditionKey.of(first), first, ConditionState.UNHEARD, List.of(), false);
  }

  /**
   * What is to become of an event. Its order is scada-ingest's, which a partition keeps: the clocks
   * of servers are no measure.
   */
  public ConditionReception receive(ScadaAlarmEvent event) {
    if (event.branchId() != null) {
      return ConditionReception.BRANCH;
    }
    if (recent.contains(event.eventId())) {
      return ConditionReception.REPEATED;
    }
    return ConditionReception.TAKEN;
  }

  /** The condition after an event. */
  public KnownCondition after(ScadaAlarmEvent event) {
    List<String> ids = new ArrayList<>(recent);
    ids.add(event.eventId());
    return new KnownCondition(
        key,
        event,
        state.after(event),
        ids.subList(Math.max(0, ids.size() - MOST_RECENT), ids.size()),
        followed);
  }

  /** The same condition, followed by an alarm or not. */
  public KnownCondition followed(boolean now) {
    return new KnownCondition(key, last, state, recent, now);
  }

  /** Whether it speaks for the rules that it covers. */
  public boolean speaks() {
    return followed && state.speaks();
  }
}
