package org.penstock.connector;

/** An adapter to one system of one vendor. */
public interface Connector {

  /** The configured name of this connection. */
  String name();

  /** Tries the connection and says how it stands; never throws for what the other side does. */
  ConnectionReport testConnection();
}
