package org.penstock.connector;

/** Where to go on fetching; opaque to everyone but its connector, empty at the beginning. */
public record Cursor(String position) {

  /** The beginning. */
  public static Cursor start() {
    return new Cursor("");
  }
}
