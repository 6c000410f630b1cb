package org.penstock.connector;

/** A system that gives records, such as a LIMS. */
public interface Source<R, E> extends Connector {

  /** Fetches what came after the cursor. */
  Fetch<R> fetch(Cursor from);

  /** Turns a fetched record into an event; pure. */
  Normalized<E> normalize(R raw);
}
