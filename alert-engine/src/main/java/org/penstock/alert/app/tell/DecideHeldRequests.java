package org.penstock.alert.app.tell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.flood.HeldRequest;
import org.penstock.alert.domain.flood.HeldRequest.Decision;
import org.penstock.alert.domain.flood.HeldRequest.State;
import org.penstock.alert.domain.flood.HeldRequests;
import org.penstock.alert.domain.flood.HeldRequests.HeldPosition;
import org.penstock.event.Actor;
import org.penstock.kit.outbox.EventWriter;
import org.penstock.kit.outbox.Outbox;

/** A supervisor looks through the work orders that a flood has held, and decides about each. */
@ApplicationScoped
public class DecideHeldRequests {

  private final HeldRequests requests;
  private final Outbox outbox;
  private final EventWriter writer;
  private final InstantSource clock;

  DecideHeldRequests(
      HeldRequests requests, Outbox outbox, EventWriter writer, InstantSource clock) {
    this.requests = requests;
    this.outbox = outbox;
    this.writer = writer;
    this.clock = clock;
  }

  /** What a supervisor wants. */
  public enum Choice {
    RELEASE,
    DROP
  }

  /** The answer. */
  public sealed interface Result {

    record Decided(HeldRequest request) implements Result {}

    /** No such request. */
    record Unknown() implements Result {}

    /** It does not wait any more. */
    record AlreadyDecided(HeldRequest request) implements Result {}
  }

  /** Those that wait, the oldest first. */
  public List<HeldRequest> waiting(@Nullable HeldPosition after, int limit) {
    return requests.waiting(after, limit);
  }

  /** Sends a request on its way, or lets it go. */
  @Transactional
  public Result decide(UUID id, Choice choice, Actor by, String reason) {
    Optional<HeldRequest> found = requests.lock(id);
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    HeldRequest held = found.get();
    if (held.state() != State.HELD) {
      return new Result.AlreadyDecided(held);
    }
    HeldRequest decided =
        held.decided(
            choice == Choice.RELEASE ? State.RELEASED : State.DROPPED,
            new Decision(by, clock.instant(), reason));
    requests.decide(decided);
    if (choice == Choice.RELEASE) {
      outbox.addAll(List.of(WorkOrderWish.message(writer, decided.request())));
    }
    return new Result.Decided(decided);
  }
}
