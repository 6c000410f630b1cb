package org.penstock.compliance.domain.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The plant's clock for records: standard time throughout the year, so that every operating day has
 * the same number of slots and none is repeated when clocks change.
 *
 * @param zone a fixed offset, or a region whose standard offset counts
 */
public record PlantTime(ZoneId zone) {

  /** The local standard date and time. */
  public LocalDateTime standard(Instant instant) {
    return LocalDateTime.ofInstant(instant, standardOffset(instant));
  }

  /** The operating day that an instant belongs to. */
  public LocalDate operatingDay(Instant instant) {
    return standard(instant).toLocalDate();
  }

  /** When an operating day starts. */
  public Instant startOf(LocalDate day) {
    LocalDateTime midnight = day.atStartOfDay();
    return midnight.toInstant(standardOffset(midnight.toInstant(ZoneOffset.UTC)));
  }

  /** The start of the slot of this length that an instant falls into. */
  public Instant slotStart(Instant instant, Duration length) {
    long offset = standardOffset(instant).getTotalSeconds();
    long local = instant.getEpochSecond() + offset;
    return Instant.ofEpochSecond(local - Math.floorMod(local, length.toSeconds()) - offset);
  }

  /** How many slots from {@code from} to {@code to} had ended at {@code now}. */
  public static long endedSlots(Instant from, Instant to, Duration length, Instant now) {
    Duration past = Duration.between(from, now.isBefore(to) ? now : to);
    return past.isNegative() ? 0 : past.dividedBy(length);
  }

  /** The offset of standard time, summer or not. */
  public ZoneOffset standardOffset(Instant instant) {
    return zone.getRules().getStandardOffset(instant);
  }
}
