package org.penstock.compliance.domain.reading;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;

/** SHA-256 over what readings say, so that a person approves exactly what they saw. */
public final class Fingerprint {

  private Fingerprint() {}

  /** The fingerprint of one revision, in hex, over everything in it that never changes. */
  public static String of(Reading reading) {
    MessageDigest digest = sha256();
    add(digest, reading.slot().tagName());
    add(digest, Long.toString(reading.slot().start().toEpochMilli()));
    add(digest, Integer.toString(reading.revision()));
    add(digest, plain(reading.value()));
    add(digest, reading.text());
    add(digest, reading.quality().name());
    add(digest, reading.origin().name());
    add(digest, subject(reading.author()));
    add(digest, reading.reason());
    Qualification qualification = reading.qualification();
    if (qualification != null) {
      // Only here, so that the fingerprint of a number that stands alone is what it always was.
      add(digest, qualification.qualifier().name());
      add(digest, plain(qualification.detectionLimit()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The fingerprint of many readings, in hex, from those of each in the order of slot, tag,
   * revision.
   */
  public static String ofAll(List<String> fingerprints) {
    MessageDigest digest = sha256();
    fingerprints.forEach(each -> digest.update(HexFormat.of().parseHex(each)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The SHA-256 of bytes, in hex. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static @Nullable String plain(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }

  private static @Nullable String subject(@Nullable Actor author) {
    return author == null ? null : author.sub();
  }

  /** Each field goes in behind its length: otherwise "ab","c" would be as "a","bc". */
  private static void add(MessageDigest digest, @Nullable String field) {
    byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
    String length = field == null ? "-" : Integer.toString(bytes.length);
    digest.update((length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
