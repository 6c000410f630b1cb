package org.penstock.alert.app.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.config.StreamConfig;
import org.penstock.alert.domain.follow.AlarmChanges;
import org.penstock.alert.domain.follow.FollowedAlarms;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Looks for changed alarms while anybody watches, whoever changed them: this instance or another.
 */
@ApplicationScoped
public class FollowAlarms implements BackgroundWork {

  private final FollowedAlarms followed = new FollowedAlarms();
  private final AlarmChanges changes;
  private final StreamConfig config;
  private final AtomicInteger viewers = new AtomicInteger();
  private final AtomicLong looks = new AtomicLong();

  FollowAlarms(AlarmChanges changes, AlertConfig config) {
    this.changes = changes;
    this.config = config.stream();
  }

  /** Somebody who watches from a look on. */
  public record Ticket(long look) {}

  /** Admits a viewer, unless there are as many as there may be; who is admitted must leave. */
  public boolean admit() {
    if (viewers.incrementAndGet() > config.mostViewers()) {
      viewers.decrementAndGet();
      return false;
    }
    return true;
  }

  /** A viewer goes. */
  public void leave() {
    viewers.decrementAndGet();
  }

  /** From now on. */
  public Ticket ticket() {
    return new Ticket(looks.get());
  }

  /** Whether there was a look since: before, what is known may be as old as the last viewer. */
  public boolean isFresh(Ticket since) {
    return looks.get() > since.look();
  }

  /** What is known. */
  public FollowedAlarms followed() {
    return followed;
  }

  @Override
  public String name() {
    return "alarm changes";
  }

  @Override
  public void run(StopSignal stop) {
    while (!stop.await(config.interval())) {
      if (viewers.get() > 0) {
        followed.take(changes.since(followed.mark().position(), followed::isKnown));
        looks.incrementAndGet();
      }
    }
  }
}
