package org.penstock.compliance.domain.slot;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers that can be written in full: a value of 1E+1000000 would fill a page, or the memory. */
public final class PlainNumber {

  private static final int MOST_DIGITS = 34;
  private static final int LONGEST_TEXT = 64;

  private PlainNumber() {}

  /** The number, if it is one and has at most 34 digits before and after the point. */
  public static Optional<BigDecimal> of(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text)).filter(PlainNumber::isPlain);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** Whether the number can be written in full. */
  public static boolean isPlain(BigDecimal number) {
    long digitsBefore = (long) number.precision() - number.scale();
    return number.precision() <= MOST_DIGITS
        && Math.abs((long) number.scale()) <= MOST_DIGITS
        && digitsBefore <= MOST_DIGITS;
  }
}
