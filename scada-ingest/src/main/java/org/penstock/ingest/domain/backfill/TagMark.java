package org.penstock.ingest.domain.backfill;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.sample.RawSample;

/**
 * How far a job has come with a tag.
 *
 * @param slices how many pieces of the job's time are done
 * @param reached the source time of the last value read in the piece after those; null at its
 *     beginning
 * @param atReached how many values of exactly that time were read, so that none of them is counted
 *     twice when the reading goes on there
 * @param recovered values that were missing and are there now
 * @param reason why it ended, where it did not end well
 */
public record TagMark(
    String tagName,
    int slices,
    @Nullable Instant reached,
    int atReached,
    long recovered,
    Outcome outcome,
    @Nullable String reason) {

  /** How the reading of a tag ended. */
  public enum Outcome {
    GOING_ON,
    DONE,
    /** The server keeps no history of it, or does not let us read it. */
    NO_HISTORY,
    /** The server does not know the node: nothing of it can be missing. */
    UNKNOWN_NODE,
    FAILED
  }

  /** Nothing done yet. */
  public static TagMark begin(String tagName) {
    return new TagMark(tagName, 0, null, 0, 0, Outcome.GOING_ON, null);
  }

  /** So many more values read of the piece in hand, the last of them at this time. */
  public TagMark read(Instant last, int atLast, long more) {
    int same = last.equals(reached) ? atReached + atLast : atLast;
    return new TagMark(tagName, slices, last, same, recovered + more, Outcome.GOING_ON, null);
  }

  /** The piece in hand is done. */
  public TagMark nextSlice(int ofAll) {
    Outcome next = slices + 1 >= ofAll ? Outcome.DONE : Outcome.GOING_ON;
    return new TagMark(tagName, slices + 1, null, 0, recovered, next, null);
  }

  /** Nothing more will come of this tag. */
  public TagMark ended(Outcome how, String why) {
    return new TagMark(tagName, slices, reached, atReached, recovered, how, why);
  }

  /** What comes after the values that were read before an interruption. */
  public List<RawSample> behind(List<RawSample> samples) {
    int known = 0;
    while (known < samples.size()
        && known < atReached
        && samples.get(known).time().equals(reached)) {
      known++;
    }
    return samples.subList(known, samples.size());
  }

  public boolean isOver() {
    return outcome != Outcome.GOING_ON;
  }
}
