package org.penstock.alert.domain.load;

import java.time.Duration;

/**
 * What counts as what.
 *
 * @param floodBeginsAbove annunciated alarms in ten minutes, more of which begin a flood
 * @param floodEndsBelow fewer of which end it
 * @param chatterRaises so many raises ...
 * @param chatterWithin ... in so short a time are chattering
 * @param fleetingBelow an alarm that was active for less, with nobody acting on it
 * @param standingAfter an alarm that is active for longer
 * @param longShelf a shelf that lasts longer
 */
public record LoadLimits(
    int floodBeginsAbove,
    int floodEndsBelow,
    int chatterRaises,
    Duration chatterWithin,
    Duration fleetingBelow,
    Duration standingAfter,
    Duration longShelf) {

  /** In which loads are counted. */
  public static final Duration BUCKET = Duration.ofMinutes(10);

  public LoadLimits {
    if (floodEndsBelow > floodBeginsAbove || chatterRaises < 2) {
      throw new IllegalArgumentException(
          "a flood must not end above where it begins, and chattering takes two raises or more");
    }
  }
}
