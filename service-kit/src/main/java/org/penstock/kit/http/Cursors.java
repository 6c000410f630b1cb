package org.penstock.kit.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Keyset cursors: the sort key of the last row of a page, opaque to clients. */
public final class Cursors {

  private static final String SEPARATOR = "\u001f";

  private Cursors() {}

  /** A cursor behind the row with this sort key. */
  public static String encode(String... sortKey) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, sortKey).getBytes(StandardCharsets.UTF_8));
  }

  /** The sort key in a cursor; refuses with 400 {@code invalid-cursor} what we did not make. */
  public static List<String> decode(String cursor, int parts) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      List<String> sortKey = List.of(text.split(SEPARATOR, -1));
      if (sortKey.size() == parts) {
        return sortKey;
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static RuntimeException invalid() {
    return Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
  }
}
