package org.penstock.cmms.domain.dispatch;

/**
 * What earlier attempts left behind.
 *
 * @param doubt the maintenance system may have the work order although it never said so; stays true
 *     for good, so that every later create is preceded by a search
 * @param emptySearches how many settled searches in a row found nothing since the last send
 * @param failures attempts that count for the backoff; a limit or a wrong password does not count
 */
public record Progress(boolean doubt, int emptySearches, int failures) {

  /** The index of the maintenance system may lag behind: one empty search proves nothing. */
  private static final int SEARCHES_THAT_PROVE_ABSENCE = 2;

  private static final Progress FRESH = new Progress(false, 0, 0);
  private static final Progress SUSPECT = new Progress(true, SEARCHES_THAT_PROVE_ABSENCE, 0);

  /** Nothing was ever sent. */
  public static Progress fresh() {
    return FRESH;
  }

  /** Something may have been sent long ago, for one by an earlier life of a restored database. */
  public static Progress suspect() {
    return SUSPECT;
  }

  /** What the next attempt does. */
  public Step next() {
    if (!doubt) {
      return Step.CREATE;
    }
    return emptySearches < SEARCHES_THAT_PROVE_ABSENCE ? Step.SEARCH : Step.SEARCH_THEN_CREATE;
  }

  Progress failedOnce() {
    return new Progress(doubt, emptySearches, failures + 1);
  }

  Progress foundNothing() {
    return new Progress(doubt, emptySearches + 1, failures);
  }

  Progress doubted() {
    return new Progress(true, 0, failures + 1);
  }

  /** What one attempt does in the maintenance system. */
  public enum Step {
    /** Create at once. */
    CREATE,
    /** Look for our reference and leave it at that. */
    SEARCH,
    /** Look for our reference, and create when it is not there. */
    SEARCH_THEN_CREATE
  }
}
