package org.penstock.connector;

/** How a push ended. {@link NotSent} may be repeated; after {@link Unknown} one must look first. */
public sealed interface PushResult {

  /** The other side has it, under this reference. */
  record Delivered(String reference) implements PushResult {}

  /** The other side had it already, under this reference. */
  record Duplicate(String reference) implements PushResult {}

  /** The other side will not have it; repeating changes nothing. */
  record Refused(String reason) implements PushResult {}

  /** It is certain that the other side did not process it. */
  record NotSent(Failure failure) implements PushResult {}

  /** The other side may have processed it and lost only the answer. */
  record Unknown(Failure failure) implements PushResult {}
}
