package org.penstock.ingest.domain.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ReadingOrigin;

/**
 * One value of one tag as it arrived.
 *
 * @param statusCode the OPC UA status code, unsigned 32 bits
 * @param sourceTime when the device had the value, if it said so
 * @param serverTime when the server took it, if it said so
 * @param receivedAt when it reached us
 */
public record RawSample(
    String tagName,
    RawValue value,
    long statusCode,
    @Nullable Instant sourceTime,
    @Nullable Instant serverTime,
    Instant receivedAt,
    ReadingOrigin origin) {

  private static final long OVERFLOW = 0x480;

  /** The same sample with another value. */
  public RawSample with(RawValue other) {
    return new RawSample(tagName, other, statusCode, sourceTime, serverTime, receivedAt, origin);
  }

  /** The best time known for the value. */
  public Instant time() {
    if (sourceTime != null) {
      return sourceTime;
    }
    return serverTime != null ? serverTime : receivedAt;
  }

  /** Whether the server had to drop earlier values of this tag (info bits, OPC 10000-4, 7.39.1). */
  public boolean hasOverflow() {
    return (statusCode & OVERFLOW) == OVERFLOW;
  }
}
