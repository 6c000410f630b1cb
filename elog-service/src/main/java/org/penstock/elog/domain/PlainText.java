package org.penstock.elog.domain;

import java.text.Normalizer;

/**
 * Text that can be stored, hashed and read again as the same text: Unicode NFC, no lone surrogates,
 * no control characters but tab and line ends.
 */
public final class PlainText {

  private static final String ELLIPSIS = "…";

  private PlainText() {}

  /** Whether every character is one that a log can keep. */
  public static boolean isPlain(String text) {
    return text.codePoints().allMatch(PlainText::isPlain);
  }

  /** Composed characters, so that two spellings of the same word have the same hash. */
  public static String normalized(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Text of an event, of which nothing may keep an entry out of the log. */
  public static String clean(String text, int longest) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().forEach(c -> kept.appendCodePoint(isPlain(c) ? c : ' '));
    String clean = normalized(kept.toString()).strip();
    if (clean.codePointCount(0, clean.length()) <= longest) {
      return clean;
    }
    return clean.substring(0, clean.offsetByCodePoints(0, longest - 1)) + ELLIPSIS;
  }

  private static boolean isPlain(int c) {
    boolean lineOrTab = c == '\n' || c == '\r' || c == '\t';
    return lineOrTab || (!Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE);
  }
}
