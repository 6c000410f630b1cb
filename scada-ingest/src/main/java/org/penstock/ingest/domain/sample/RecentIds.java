package org.penstock.ingest.domain.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The identities of the last samples of one tag.
 *
 * <p>How it works. Of each identity the first half is kept, 64 bits, as a number: thousands of tags
 * remember theirs, and some numbers are compared in no time. Two samples of one tag share it by
 * chance once in 10^19. It begins small and grows for a tag whose samples come faster, until it
 * reaches back far enough or is as large as it may be.
 */
final class RecentIds {

  private static final int HALF = 16;

  private final Duration reach;
  private final int most;
  private long[] ids;
  private int next;
  private Instant lapBegan = Instant.MIN;

  /**
   * Nothing is known yet.
   *
   * @param first how many are remembered at least
   * @param reach how far back they should reach
   * @param most how many are remembered at most
   */
  RecentIds(int first, Duration reach, int most) {
    this.ids = new long[first];
    this.reach = reach;
    this.most = most;
  }

  void add(String sampleId, Instant at) {
    if (next == ids.length) {
      if (ids.length < most && lapBegan.plus(reach).isAfter(at)) {
        ids = Arrays.copyOf(ids, Math.min(most, 2 * ids.length));
      } else {
        next = 0;
      }
    }
    if (next == 0) {
      lapBegan = at;
    }
    ids[next] = half(sampleId);
    next++;
  }

  boolean contains(String sampleId) {
    long half = half(sampleId);
    for (long known : ids) {
      if (half == known) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return ids.length;
  }

  private static long half(String sampleId) {
    return HexFormat.fromHexDigitsToLong(sampleId, 0, HALF);
  }
}
