package org.penstock.connector;

import java.util.List;

/** What a fetch brought. */
public sealed interface Fetch<R> {

  /** Records, and where to go on. */
  record Batch<R>(List<R> items, Cursor next) implements Fetch<R> {
    public Batch {
      items = List.copyOf(items);
    }
  }

  /** Nothing, for this reason. */
  record Failed<R>(Failure failure) implements Fetch<R> {}
}
