package org.penstock.alert.domain.kind;

import java.math.BigDecimal;
import java.util.Optional;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.TagValue;

/** The number in a reading. */
public final class Numbers {

  private Numbers() {}

  /** The number; empty where the value is of another type, or the reading no evidence. */
  public static Optional<BigDecimal> in(Observation reading) {
    return reading.isEvidence() && reading.value() instanceof TagValue.Numeric(BigDecimal known)
        ? Optional.of(known)
        : Optional.empty();
  }
}
