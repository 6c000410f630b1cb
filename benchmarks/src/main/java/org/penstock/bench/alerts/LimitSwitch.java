package org.penstock.bench.alerts;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The limit rule at its barest, for the yardsticks: a limit, a deadband, and that a reading which
 * is older than the last one says nothing.
 *
 * @param isActive whether the alarm is active
 * @param at the time of the last reading
 */
record LimitSwitch(boolean isActive, Instant at) {

  static final LimitSwitch NEW = new LimitSwitch(false, Instant.EPOCH);

  /** The switch after this value. */
  LimitSwitch take(double value, Instant time) {
    return time.isBefore(at) ? this : new LimitSwitch(isActive(value), time);
  }

  private boolean isActive(double value) {
    return isActive ? value >= LevelPlant.LIMIT - LevelPlant.DEADBAND : value > LevelPlant.LIMIT;
  }

  /** What the yardsticks tell of a change. */
  static String event(String tagName, boolean isActive, double value, Instant at) {
    return "{\"event_type\":\""
        + (isActive ? "RAISED" : "RETURNED")
        + "\",\"tag_name\":\""
        + tagName
        + "\",\"value\":"
        + value
        + ",\"occurred_at\":\""
        + at
        + "\"}";
  }

  /** The switch in 13 bytes: a mark, seconds, nanoseconds. */
  byte[] bytes() {
    return ByteBuffer.allocate(13)
        .put((byte) (isActive ? 1 : 0))
        .putLong(at.getEpochSecond())
        .putInt(at.getNano())
        .array();
  }

  static LimitSwitch of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    boolean wasActive = buffer.get() == 1;
    return new LimitSwitch(wasActive, Instant.ofEpochSecond(buffer.getLong(), buffer.getInt()));
  }
}
