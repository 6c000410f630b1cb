package org.penstock.kit.inbox;

/** Where a record goes that cannot be used: {@code <topic>.<service>.dlq}, with the reason. */
@FunctionalInterface
public interface DeadLetters {

  /** Sets the record aside, in the transaction of its batch. */
  void add(ConsumedRecord record, String reason);
}
