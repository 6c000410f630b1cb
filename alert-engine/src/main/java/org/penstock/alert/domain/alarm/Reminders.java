package org.penstock.alert.domain.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.AlarmState.Acknowledged;
import org.penstock.alert.domain.state.AlarmState.Unacknowledged;
import org.penstock.alert.domain.state.Announcement;
import org.penstock.alert.domain.state.Overlay.OutOfService;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.alert.domain.state.Standing;

/** What will happen to an alarm when nobody does anything: each with its due time, stored. */
public record Reminders(Map<Kind, Instant> due) {

  /** Nothing is due. */
  public static final Reminders NONE = new Reminders(Map.of());

  public Reminders {
    due = Map.copyOf(due);
  }

  /** What is due; in this order where several are at the same moment. */
  public enum Kind {
    SHELF_EXPIRY,
    CHATTER_END,
    REALARM,
    UNACK_TIMEOUT,
    REANNUNCIATE,
    WORK_ORDER,
    OOS_REVIEW
  }

  /** The one that is due first. */
  public Optional<Map.Entry<Kind, Instant>> first() {
    return due.entrySet().stream()
        .min(Map.Entry.<Kind, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
  }

  /** What follows from where an alarm stands. */
  static Reminders of(Standing standing, boolean isChattering, Raises raises, AlarmRule rule) {
    Map<Kind, Instant> due = new EnumMap<>(Kind.class);
    standing
        .overlay()
        .runningShelf()
        .map(Shelf::until)
        .ifPresent(at -> due.put(Kind.SHELF_EXPIRY, at));
    if (standing.overlay() instanceof OutOfService(var removal) && !removal.isReviewTold()) {
      due.put(Kind.OOS_REVIEW, removal.reviewAt());
    }
    if (isChattering) {
      rule.suppression()
          .chatter()
          .flatMap(chatter -> raises.last().map(last -> last.plus(chatter.quiet())))
          .ifPresent(at -> due.put(Kind.CHATTER_END, at));
    }
    if (!standing.isOverlaid()) {
      urge(due, standing, rule);
    }
    return new Reminders(due);
  }

  private static void urge(Map<Kind, Instant> due, Standing standing, AlarmRule rule) {
    Urging urging = rule.urging();
    switch (standing.base()) {
      case Unacknowledged(Activation open) -> {
        Announcement told = open.announcement();
        if (told != null) {
          if (!told.isTimeoutTold()) {
            put(due, Kind.UNACK_TIMEOUT, told.since(), urging.unacknowledgedAfter());
          }
          put(due, Kind.REANNUNCIATE, told.last(), urging.reannounceEvery());
        }
        workOrder(due, open, rule);
      }
      case Acknowledged(Activation open) -> {
        if (open.acknowledgement() != null) {
          put(due, Kind.REALARM, open.acknowledgement().at(), urging.reAlarmAfter());
        }
        workOrder(due, open, rule);
      }
      default -> {}
    }
  }

  private static void workOrder(Map<Kind, Instant> due, Activation open, AlarmRule rule) {
    @Nullable Announcement told = open.announcement();
    if (told != null
        && open.workOrderAt() == null
        && rule.workOrderPolicy() instanceof WorkOrderPolicy.AfterDelay(Duration delay)) {
      due.put(Kind.WORK_ORDER, told.first().plus(delay));
    }
  }

  private static void put(
      Map<Kind, Instant> due, Kind kind, Instant since, Optional<Duration> after) {
    after.ifPresent(delay -> due.put(kind, since.plus(delay)));
  }
}
