package org.penstock.alert.domain.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a rule would have asked of the operators.
 *
 * @param raised how often it was raised
 * @param annunciated how often operators were told: raises, escalations and re-alarms
 * @param active how long it was active altogether
 * @param longest how long it was active at most in one go
 * @param perHour the hours in which operators were told, with how often
 * @param occurrences the first ones
 * @param leftOut how many more there were
 */
public record Load(
    long raised,
    long annunciated,
    Duration active,
    Duration longest,
    List<Hour> perHour,
    List<Occurrence> occurrences,
    long leftOut) {

  public Load {
    perHour = List.copyOf(perHour);
    occurrences = List.copyOf(occurrences);
  }

  /** One hour, by its beginning. */
  public record Hour(Instant hour, long annunciated) {}
}
