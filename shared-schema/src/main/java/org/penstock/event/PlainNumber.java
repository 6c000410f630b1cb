package org.penstock.event;

import java.math.BigDecimal;

/** Keeps a number to what can be written without an exponent and stored anywhere. */
final class PlainNumber {

  /** Wider than a double's range, so that no measured value is refused. */
  private static final int MOST_DIGITS = 400;

  private PlainNumber() {}

  /**
   * The same number with no negative scale. Eleven characters of JSON can name a number of 400
   * million digits: such a one is refused here, before anybody writes it out.
   */
  static BigDecimal of(BigDecimal number) {
    if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "a number has at most " + MOST_DIGITS + " digits, was " + shortened(number));
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static String shortened(BigDecimal number) {
    String text = number.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
