package org.penstock.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Times in the form in which they nearly always come, {@code 2026-07-22T10:15:30.123Z}, read
 * without the library's parser: every reading carries four of them, and they were most of what it
 * costs to read one.
 */
final class UtcText {

  private static final int SECONDS_END = 19;
  private static final int MOST_FRACTION_DIGITS = 9;
  private static final int SECONDS_PER_DAY = 86_400;

  private UtcText() {}

  /**
   * The instant; null where the text is not of this form, which says nothing about other forms.
   *
   * @throws java.time.DateTimeException for a day that does not exist
   */
  static @Nullable Instant instant(String text) {
    int last = text.length() - 1;
    if (last < SECONDS_END || text.charAt(last) != 'Z' || !isPunctuated(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    int nanos = nanos(text, last);
    boolean isNumeric = year >= 0 && month >= 0 && day >= 0 && nanos >= 0;
    boolean isTime =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!isNumeric || !isTime) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(
        days * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second, nanos);
  }

  private static boolean isPunctuated(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  /** The fraction of a second before {@code end}; -1 where there is something else. */
  private static int nanos(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int digits = end - SECONDS_END - 1;
    if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > MOST_FRACTION_DIGITS) {
      return -1;
    }
    int nanos = number(text, SECONDS_END + 1, end);
    for (int i = digits; i < MOST_FRACTION_DIGITS && nanos > 0; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** The digits between as a number; -1 where one is none. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
