package org.penstock.alert.app.act;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.penstock.alert.app.act.ActOnAlarm.Result;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.config.ShelvingConfig;
import org.penstock.alert.domain.act.ShelfLimits;
import org.penstock.alert.domain.act.Wish;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.state.Activation;
import org.penstock.event.AlarmPriority;

/** How far people may go, as it is configured. */
@ApplicationScoped
class Permits {

  private final ShelfLimits shelves;
  private final Duration longestToReview;

  Permits(AlertConfig config) {
    this.shelves =
        new ShelfLimits(of(config.shelving().operator()), of(config.shelving().supervisor()));
    this.longestToReview = config.outOfService().longestToReview();
  }

  /** Why it is not allowed; empty where it is. */
  Optional<Result> refusal(Act act, Alarm alarm, AlarmRule rule) {
    return switch (act.wish()) {
      case Wish.Shelve shelve -> {
        AlarmPriority priority = alarm.open().map(Activation::priority).orElse(rule.priority());
        Duration longest = shelves.longest(priority, act.by().role(), rule.longestShelf());
        yield shelve.duration().compareTo(longest) > 0
            ? Optional.of(new Result.ShelfTooLong(longest))
            : Optional.empty();
      }
      case Wish.TakeOutOfService out -> {
        Instant latest = act.at().plus(longestToReview);
        yield out.reviewAt().isAfter(act.at()) && !out.reviewAt().isAfter(latest)
            ? Optional.empty()
            : Optional.of(new Result.ReviewOutOfRange(latest));
      }
      case Wish.Acknowledge _,
          Wish.Reset _,
          Wish.Unshelve _,
          Wish.ReturnToService _,
          Wish.Comment _,
          Wish.RequestWorkOrder _ ->
          Optional.empty();
    };
  }

  private static Map<AlarmPriority, Duration> of(ShelvingConfig.OfOperator longest) {
    return Map.of(
        AlarmPriority.CRITICAL,
        longest.critical(),
        AlarmPriority.HIGH,
        longest.high(),
        AlarmPriority.MEDIUM,
        longest.medium(),
        AlarmPriority.LOW,
        longest.low(),
        AlarmPriority.DIAGNOSTIC,
        longest.diagnostic());
  }

  private static Map<AlarmPriority, Duration> of(ShelvingConfig.OfSupervisor longest) {
    return Map.of(
        AlarmPriority.CRITICAL,
        longest.critical(),
        AlarmPriority.HIGH,
        longest.high(),
        AlarmPriority.MEDIUM,
        longest.medium(),
        AlarmPriority.LOW,
        longest.low(),
        AlarmPriority.DIAGNOSTIC,
        longest.diagnostic());
  }
}
