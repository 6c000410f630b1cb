package org.penstock.alert.domain.draft;

import java.time.Duration;
import java.util.Optional;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;

/**
 * Checks how people are urged, for how long they may shelve, and when a work order is asked for.
 */
final class PolicyCheck {

  private static final int MOST_ACTIVATIONS = 1_000;

  private final RuleDraft draft;
  private final Faults faults;

  PolicyCheck(RuleDraft draft, Faults faults) {
    this.draft = draft;
    this.faults = faults;
  }

  Urging urging() {
    if (Boolean.FALSE.equals(draft.ackRequired())) {
      needsAcknowledgement("unacknowledged_after", draft.unacknowledgedAfter() != null);
      needsAcknowledgement("reannounce_every", draft.reannounceEvery() != null);
    }
    return new Urging(
        faults.timeIfAny("unacknowledged_after", draft.unacknowledgedAfter()),
        faults.timeIfAny("reannounce_every", draft.reannounceEvery()),
        faults.timeIfAny("re_alarm_after", draft.reAlarmAfter()));
  }

  private void needsAcknowledgement(String field, boolean isGiven) {
    if (isGiven) {
      faults.add(field + " has no meaning where ack_required is false");
    }
  }

  Optional<Duration> longestShelf() {
    return faults.timeIfAny("longest_shelf", draft.longestShelf());
  }

  WorkOrderPolicy workOrder() {
    String policy =
        draft.woPolicy() == null || draft.woPolicy().isBlank() ? "NEVER" : draft.woPolicy();
    belongs("wo_delay", draft.woDelay() != null, "AFTER_DELAY", policy);
    belongs("wo_count", draft.woCount() != null, "ON_COUNT", policy);
    belongs("wo_window", draft.woWindow() != null, "ON_COUNT", policy);
    return switch (policy) {
      case "NEVER" -> new WorkOrderPolicy.Never();
      case "ON_RAISE" -> new WorkOrderPolicy.OnRaise();
      case "ON_ACK_CHOICE" -> new WorkOrderPolicy.OnAckChoice();
      case "AFTER_DELAY" ->
          new WorkOrderPolicy.AfterDelay(faults.time("wo_delay", draft.woDelay()));
      case "ON_COUNT" ->
          new WorkOrderPolicy.OnCount(
              faults.number("wo_count", draft.woCount(), 2, MOST_ACTIVATIONS),
              faults.time("wo_window", draft.woWindow()));
      default -> {
        faults.add(
            ("wo_policy '%s' is not one of [NEVER, ON_RAISE, AFTER_DELAY, ON_COUNT,"
                    + " ON_ACK_CHOICE]")
                .formatted(policy));
        yield new WorkOrderPolicy.Never();
      }
    };
  }

  private void belongs(String field, boolean isGiven, String owner, String policy) {
    if (isGiven && !owner.equals(policy)) {
      faults.add("%s is a setting of wo_policy %s".formatted(field, owner));
    }
  }
}
