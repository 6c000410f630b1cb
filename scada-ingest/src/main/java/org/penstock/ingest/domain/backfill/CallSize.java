package org.penstock.ingest.domain.backfill;

/**
 * How much to ask for in one call: as many values as the server bears, shared among the tags of the
 * call.
 */
public record CallSize(int tags, int values) {

  public CallSize {
    if (tags < 1 || values < 1) {
      throw new IllegalArgumentException("%d tags and %d values in a call".formatted(tags, values));
    }
  }

  /** Half as much, for a server that was too slow or found it too large. */
  public CallSize halved() {
    return new CallSize(Math.max(1, tags / 2), Math.max(1, values / 2));
  }

  /** Twice as much, up to that. */
  public CallSize doubled(CallSize most) {
    return new CallSize(Math.min(most.tags, tags * 2), Math.min(most.values, values * 2));
  }

  /** Values of each tag when so many are asked. */
  public int valuesOfEach(int asked) {
    return Math.max(1, values / Math.max(1, asked));
  }
}
