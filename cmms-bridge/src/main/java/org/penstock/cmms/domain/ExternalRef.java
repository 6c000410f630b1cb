package org.penstock.cmms.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Our reference in the maintenance system, by which a work order is found again after an answer was
 * lost.
 *
 * <p>Twenty upper-case characters, because that is what the narrowest reference field holds (SAP's
 * QMEL-REFNUM). It depends on the alarm alone: the same alarm gives the same reference, also after
 * our own database is gone.
 */
public record ExternalRef(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{20}");
  private static final String PREFIX = "WT";
  private static final int DIGITS = 18;
  private static final int BITS_PER_DIGIT = 5;
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final char SEPARATOR = '\u001f';

  public ExternalRef {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("external_ref must be 20 of 0-9 A-Z: " + value);
    }
  }

  /** The reference of the alarm's occurrence that began at {@code occurrenceStart}. */
  public static ExternalRef of(String plantId, String sourceAlarmId, Instant occurrenceStart) {
    byte[] digest = sha256(plantId + SEPARATOR + sourceAlarmId + SEPARATOR + occurrenceStart);
    StringBuilder text = new StringBuilder(PREFIX);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; text.length() < PREFIX.length() + DIGITS; i++) {
      buffer = (buffer << Byte.SIZE) | (digest[i] & 0xff);
      bits += Byte.SIZE;
      while (bits >= BITS_PER_DIGIT && text.length() < PREFIX.length() + DIGITS) {
        bits -= BITS_PER_DIGIT;
        text.append(CROCKFORD.charAt((buffer >> bits) & 0x1f));
      }
      buffer &= (1 << bits) - 1;
    }
    return new ExternalRef(text.toString());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
