package org.penstock.ingest.domain.condition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** The identities of the last events, and new ones for events that came without. */
final class EventIds {

  private static final int BYTES = 16;
  private static final char SEPARATOR = '\u001f';

  private final int remembered;
  private final SequencedSet<String> recent = new LinkedHashSet<>();

  EventIds(int remembered) {
    this.remembered = remembered;
  }

  /** Whether it was met before; from now on it was. */
  boolean isKnown(String eventId) {
    if (!recent.add(eventId)) {
      return true;
    }
    if (recent.size() > remembered) {
      recent.removeFirst();
    }
    return false;
  }

  /** The same for the same parts, in the form of a server's own. */
  static String made(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part).append(SEPARATOR);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
