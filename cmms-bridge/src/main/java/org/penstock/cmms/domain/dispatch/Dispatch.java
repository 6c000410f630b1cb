package org.penstock.cmms.domain.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.ToldStatus;

/** Where a work order stands on its way into the maintenance system. */
public sealed interface Dispatch {

  /** The state's name in tables, events and lists. */
  default String state() {
    return switch (this) {
      case Pending _ -> "PENDING";
      case Retry _ -> "RETRY";
      case Unknown _ -> "UNKNOWN";
      case Sending _ -> "SENDING";
      case Created _ -> "CREATED";
      case Over over -> over.told().status() == ExternalStatus.CANCELLED ? "CANCELLED" : "CLOSED";
      case Dead _ -> "DEAD";
      case Withdrawn _ -> "WITHDRAWN";
    };
  }

  /** What the maintenance system calls it, once it has it. */
  default Optional<ExternalOrder> externalOrder() {
    return switch (this) {
      case Created created -> Optional.of(created.external());
      case Over over -> Optional.of(over.external());
      case Waiting _, Sending _, Dead _, Withdrawn _ -> Optional.empty();
    };
  }

  /** A state that the dispatcher may claim once it is due. */
  sealed interface Waiting extends Dispatch {

    /** When it may be claimed. */
    Instant due();

    /** What earlier attempts left behind. */
    Progress progress();
  }

  /** Waits for its turn. */
  record Pending(Instant due, Progress progress) implements Waiting {}

  /** An attempt failed and is proven not to have been processed. */
  record Retry(Instant due, Progress progress) implements Waiting {}

  /** The maintenance system may or may not have it: it is searched for before anything else. */
  record Unknown(Instant due, Progress progress) implements Waiting {}

  /** One sender holds it. Committed before any byte is sent, so that a crash leaves this behind. */
  record Sending(int attempt, Lease lease, Progress progress) implements Dispatch {}

  /**
   * The maintenance system has it.
   *
   * @param adopted it was found by our reference, not reported by the answer to a create
   * @param told its status there; null as long as it has not been asked for
   */
  record Created(ExternalOrder external, boolean adopted, @Nullable ToldStatus told)
      implements Dispatch {

    /** It has just been created or found. */
    public Created(ExternalOrder external, boolean adopted) {
      this(external, adopted, null);
    }
  }

  /** The maintenance system is through with it: the same fault gets a new work order. */
  record Over(ExternalOrder external, boolean adopted, ToldStatus told) implements Dispatch {}

  /** It was refused; a person mends the cause and has it sent again. */
  record Dead(FailureClass failure, String reason, Progress progress) implements Dispatch {}

  /** A person has taken it back before the maintenance system could have it. */
  record Withdrawn(String reason) implements Dispatch {}

  /** The right to send, for one owner and for a time. */
  record Lease(String owner, Instant until) {}
}
