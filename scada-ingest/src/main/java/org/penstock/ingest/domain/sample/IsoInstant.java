package org.penstock.ingest.domain.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes an instant as its {@link Instant#toString} does (RFC 3339, UTC, with 0, 3, 6 or 9 digits
 * of a second), without the cost of a formatter: readings carry three of them each.
 */
public final class IsoInstant {

  /** Enough for any instant. */
  public static final int LONGEST = 40;

  private static final long DAY = 86_400;

  /** The first second of the year 10000, which is written with a sign. */
  private static final long TOO_FAR = 253_402_300_800L;

  private static final int MILLI = 1_000_000;
  private static final int MICRO = 1_000;

  private IsoInstant() {}

  /** Writes the instant, and answers with the place behind it. */
  public static int write(Instant time, byte[] to, int from) {
    long second = time.getEpochSecond();
    if (second < 0 || second >= TOO_FAR) {
      byte[] text = time.toString().getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(text, 0, to, from, text.length);
      return from + text.length;
    }
    date(second / DAY, to, from);
    to[from + 10] = 'T';
    int rest = (int) (second % DAY);
    digits(rest / 3600, 2, to, from + 11);
    to[from + 13] = ':';
    digits(rest / 60 % 60, 2, to, from + 14);
    to[from + 16] = ':';
    digits(rest % 60, 2, to, from + 17);
    int end = fraction(time.getNano(), to, from + 19);
    to[end] = 'Z';
    return end + 1;
  }

  private static int fraction(int nano, byte[] to, int at) {
    if (nano == 0) {
      return at;
    }
    to[at] = '.';
    if (nano % MILLI == 0) {
      return digits(nano / MILLI, 3, to, at + 1);
    }
    return nano % MICRO == 0 ? digits(nano / MICRO, 6, to, at + 1) : digits(nano, 9, to, at + 1);
  }

  /**
   * The day of the proleptic Gregorian calendar: years are counted from March on, so that the leap
   * day is the last of its year and every month's beginning is a linear function of its number.
   */
  private static void date(long epochDay, byte[] to, int at) {
    long day = epochDay + 719_468;
    long era = day / 146_097;
    int ofEra = (int) (day - era * 146_097);
    int year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * year + year / 4 - year / 100);
    int month = (5 * ofYear + 2) / 153;
    digits((int) (year + era * 400) + (month < 10 ? 0 : 1), 4, to, at);
    to[at + 4] = '-';
    digits(month < 10 ? month + 3 : month - 9, 2, to, at + 5);
    to[at + 7] = '-';
    digits(ofYear - (153 * month + 2) / 5 + 1, 2, to, at + 8);
  }

  private static int digits(int number, int count, byte[] to, int at) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      to[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + count;
  }
}
