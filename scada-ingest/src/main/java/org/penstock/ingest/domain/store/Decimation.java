package org.penstock.ingest.domain.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Chooses the readings that show a long run in few points. */
public final class Decimation {

  /** Fewer cannot show the lowest, the highest and the marks of even one bucket. */
  public static final int FEWEST_POINTS = 6;

  private static final int POINTS_OF_A_PLAIN_BUCKET = 2;

  private Decimation() {}

  /** How long a bucket is, in whole microseconds, if each one shows a lowest and a highest. */
  public static Duration bucketWidth(Instant from, Instant to, int points) {
    long buckets = points / POINTS_OF_A_PLAIN_BUCKET;
    long nanos = Duration.between(from, to).dividedBy(buckets).toNanos();
    return Duration.ofNanos(Math.ceilDiv(nanos, 1_000) * 1_000).plusNanos(1_000);
  }

  /**
   * At most so many readings. Where bad ones or texts make more than two to a bucket, neighbours
   * are taken together until it fits: nothing that must be seen is left out instead.
   */
  public static List<Pick> picks(List<Bucket> buckets, int points) {
    List<Bucket> fitting = buckets;
    for (int count = count(fitting); count > points && fitting.size() > 1; count = count(fitting)) {
      fitting = grouped(fitting, Math.max(1, (int) ((long) fitting.size() * points / count)));
    }
    return fitting.stream().map(Bucket::picks).flatMap(Collection::stream).toList();
  }

  private static int count(List<Bucket> buckets) {
    return buckets.stream().mapToInt(bucket -> bucket.picks().size()).sum();
  }

  /** So many groups of neighbours, as even as can be. */
  private static List<Bucket> grouped(List<Bucket> buckets, int groups) {
    List<Bucket> grouped = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int first = (int) ((long) group * buckets.size() / groups);
      int end = (int) ((group + 1L) * buckets.size() / groups);
      grouped.add(
          buckets.subList(first + 1, end).stream().reduce(buckets.get(first), Bucket::with));
    }
    return grouped;
  }
}
