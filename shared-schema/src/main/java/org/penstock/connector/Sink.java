package org.penstock.connector;

/** A system that takes commands, such as a CMMS. */
public interface Sink<C> extends Connector {

  /** Sends one command; never throws for what the other side does. */
  PushResult push(C command);
}
