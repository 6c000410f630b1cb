package org.penstock.alert.domain.act;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.state.Shelf;

/** What a person wants of an alarm. */
public sealed interface Wish {

  /**
   * To take notice.
   *
   * @param workOrder whether a work order is asked for with it
   */
  record Acknowledge(@Nullable String comment, boolean workOrder) implements Wish {}

  /** To let a latched alarm go. */
  record Reset(@Nullable String comment) implements Wish {}

  /** To put the alarm aside for a while. */
  record Shelve(Shelf.Mode mode, Duration duration, Shelf.Reason reason, @Nullable String comment)
      implements Wish {}

  /** To take it off the shelf. */
  record Unshelve(@Nullable String comment) implements Wish {}

  /** To take it out of service, until somebody returns it. */
  record TakeOutOfService(String reason, @Nullable String reference, Instant reviewAt)
      implements Wish {}

  /** To return it to service. */
  record ReturnToService(String comment) implements Wish {}

  /** To write something down. */
  record Comment(String comment) implements Wish {}

  /** To have a work order made, whatever the rule's policy says. */
  record RequestWorkOrder(String comment) implements Wish {}
}
