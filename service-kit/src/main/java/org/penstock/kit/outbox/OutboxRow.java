package org.penstock.kit.outbox;

/** A message with its place in the table. */
record OutboxRow(long id, OutboxMessage message) {}
