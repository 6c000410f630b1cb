package org.penstock.plant.up;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Tells a person what goes on, each line with the seconds since the beginning. */
public final class Progress {

  private final PrintStream out;
  private final InstantSource clock;
  private final Instant begin;

  public Progress(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /** One line about one part. */
  public void say(String part, String what) {
    print(String.format(Locale.ROOT, "[%4d s] %-19s %s", seconds(), part, what));
  }

  /** Text without a time. */
  public void print(String text) {
    synchronized (out) {
      out.println(text);
      out.flush();
    }
  }

  /** Since the beginning. */
  public long seconds() {
    return Duration.between(begin, clock.instant()).toSeconds();
  }
}
