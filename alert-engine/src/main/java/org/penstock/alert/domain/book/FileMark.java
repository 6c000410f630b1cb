package org.penstock.alert.domain.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mark of all that decides whether a rules file is sound and what follows from it: its text, the
 * release of the program that checks it, and which tags are known with which areas. Two equal marks
 * stand for the same verdict.
 */
public final class FileMark {

  private FileMark() {}

  /**
   * The mark, in hexadecimal.
   *
   * @param text the mark of the file's text
   * @param release the program's release
   * @param areas the area of each known tag
   */
  public static String of(String text, String release, Map<String, String> areas) {
    MessageDigest digest = sha256();
    add(digest, text);
    add(digest, release);
    new TreeMap<>(areas)
        .forEach((tag, area) -> {
          add(digest, tag);
          add(digest, area);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The mark of a text, in hexadecimal. */
  public static String ofText(byte[] text) {
    return HexFormat.of().formatHex(sha256().digest(text));
  }

  /** Each part ends with a byte that UTF-8 has not: no two lists of parts look alike. */
  private static void add(MessageDigest digest, String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xFF);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
