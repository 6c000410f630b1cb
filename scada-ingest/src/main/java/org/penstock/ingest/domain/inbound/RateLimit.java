package org.penstock.ingest.domain.inbound;

/**
 * What a source may send.
 *
 * @param perSecond values in the long run
 * @param burst values at once after a quiet time
 */
public record RateLimit(double perSecond, int burst) {

  public RateLimit {
    if (!(perSecond > 0) || burst < 1) {
      throw new IllegalArgumentException(
          "a limit lets something through, not %s a second and %d at once"
              .formatted(perSecond, burst));
    }
  }
}
