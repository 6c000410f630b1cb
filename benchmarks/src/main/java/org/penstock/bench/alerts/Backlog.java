package org.penstock.bench.alerts;

import java.time.Duration;
import java.time.Instant;

/**
 * Readings that lie ready on the topic: every tag once a second of its own time, and now and then
 * one above its limit, with the next one below it again.
 */
final class Backlog {

  static final int TAGS = 10_000;

  /** Readings of each tag in a batch. */
  static final int SECONDS = 300;

  /** One reading in so many is above the limit. */
  private static final int RARELY = 2_000;

  private static final double USUAL = 50;
  private static final double HIGH = 150;

  private final ReadingWriter writer;
  private long second;
  private long raises;

  Backlog(ReadingWriter writer) {
    this.writer = writer;
  }

  /** Writes {@link #SECONDS} readings of each tag, of the time just past. */
  void write() {
    Instant begin = Instant.now().minus(Duration.ofSeconds(SECONDS + 1));
    for (int i = 0; i < SECONDS; i++, second++) {
      for (int tag = 0; tag < TAGS; tag++) {
        writer.write(tag, value(tag), begin.plusSeconds(i));
      }
    }
    writer.flush();
  }

  private double value(int tag) {
    if ((second + tag) % RARELY == 0) {
      raises++;
      return HIGH;
    }
    return USUAL + second % 7;
  }

  /** Readings written so far. */
  long readings() {
    return second * TAGS;
  }

  /** How often a limit was passed so far. */
  long raises() {
    return raises;
  }
}
