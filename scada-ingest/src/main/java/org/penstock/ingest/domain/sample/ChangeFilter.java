package org.penstock.ingest.domain.sample;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.tag.Collecting.Trigger;

/**
 * Keeps small changes of one tag to itself, where the server does not do it: because it refuses
 * filters, or because the tag is polled.
 *
 * <p>A value is compared with the last one let through, so that a slow drift is seen (OPC 10000-4,
 * 7.22.2); a change of the status always passes. One thread at a time.
 */
public final class ChangeFilter {

  private final Trigger trigger;
  private final double deadband;
  private @Nullable RawSample last;

  /**
   * A filter.
   *
   * @param deadband in the tag's unit; zero lets every change pass
   */
  public ChangeFilter(Trigger trigger, double deadband) {
    this.trigger = trigger;
    this.deadband = deadband;
  }

  /** Whether the sample is worth passing on. */
  public boolean passes(RawSample sample) {
    RawSample before = last;
    boolean passes =
        before == null || before.statusCode() != sample.statusCode() || isChange(before, sample);
    if (passes) {
      last = sample;
    }
    return passes;
  }

  private boolean isChange(RawSample before, RawSample now) {
    return switch (trigger) {
      case STATUS -> false;
      case STATUS_VALUE -> isOtherValue(before.value(), now.value());
      case STATUS_VALUE_TIMESTAMP ->
          !before.time().equals(now.time()) || isOtherValue(before.value(), now.value());
    };
  }

  private boolean isOtherValue(RawValue before, RawValue now) {
    return switch (now) {
      case RawValue.Real(double real) when before instanceof RawValue.Real(double old) ->
          isBeyond(old, real);
      case RawValue.Whole(BigInteger whole) when before instanceof RawValue.Whole(BigInteger old) ->
          isBeyond(old, whole);
      case RawValue.Real _,
          RawValue.Whole _,
          RawValue.Flag _,
          RawValue.Text _,
          RawValue.Time _,
          RawValue.Series _,
          RawValue.Nothing _ ->
          !now.equals(before);
    };
  }

  private boolean isBeyond(double old, double now) {
    if (!Double.isFinite(old) || !Double.isFinite(now)) {
      return Double.compare(old, now) != 0;
    }
    return deadband == 0 ? old != now : Math.abs(now - old) > deadband;
  }

  /** Beyond 2^53 two neighbours are the same double. */
  private boolean isBeyond(BigInteger old, BigInteger now) {
    return deadband == 0 ? !old.equals(now) : now.subtract(old).abs().doubleValue() > deadband;
  }
}
