package org.penstock.ingest.domain.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.penstock.event.InboundReading;

/**
 * Identities of readings: the first 128 bits of SHA-256 over source, tag, time, status and value,
 * as 32 hexadecimal digits. The same sample has the same identity however often and by whatever way
 * it arrives.
 */
public final class SampleIds {

  private static final int BYTES = 16;

  /**
   * Severity and subcode. The lower half says how a value came (that others were dropped before it,
   * that a historian computed it; OPC 10000-4, 7.39.1): its twin from another way has other bits.
   */
  private static final long STATUS = 0xFFFF0000L;

  private static final char SEPARATOR = '\u001f';

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest digest;
  private final byte[] time = new byte[IsoInstant.LONGEST];
  private String sourceId = "";
  private String tagName = "";
  private byte[] beginning = {};

  /**
   * Not for several threads at once: the digest is kept because making one costs more than using
   * it, and so is the beginning of the text, which is the same for all samples of a tag.
   */
  public SampleIds() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The identity of a sample of that source. */
  public String of(String sourceId, RawSample sample) {
    if (!sample.tagName().equals(tagName) || !sourceId.equals(this.sourceId)) {
      this.sourceId = sourceId;
      tagName = sample.tagName();
      beginning = bytes(sourceId + SEPARATOR + tagName + SEPARATOR);
    }
    digest.update(beginning);
    digest.update(time, 0, IsoInstant.write(sample.time(), time, 0));
    return hash(
        SEPARATOR
            + Long.toHexString(sample.statusCode() & STATUS)
            + SEPARATOR
            + text(sample.value()));
  }

  /** The identity of a value whose sender gave it none. */
  String ofInbound(InboundReading sent) {
    return hash(
        sent.sourceId()
            + SEPARATOR
            + sent.tagName()
            + SEPARATOR
            + sent.timestamp()
            + SEPARATOR
            + sent.value().json());
  }

  /**
   * The identity of a record that tells of a known sample again because what became of it has
   * changed: that it is stale since then, or holds again.
   */
  public String again(String sampleId, String what, Instant since) {
    return hash(sampleId + SEPARATOR + what + SEPARATOR + since);
  }

  /** The identity of everything that was given to the digest, and this text behind it. */
  private String hash(String text) {
    byte[] hash = digest.digest(bytes(text));
    byte[] digits = new byte[BYTES * 2];
    for (int i = 0; i < BYTES; i++) {
      digits[2 * i] = DIGITS[hash[i] >> 4 & 15];
      digits[2 * i + 1] = DIGITS[hash[i] & 15];
    }
    return new String(digits, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(RawValue value) {
    return switch (value) {
      case RawValue.Flag(boolean flag) -> "b" + flag;
      case RawValue.Whole whole -> "i" + whole.value();
      case RawValue.Real(double real) -> "d" + real;
      case RawValue.Text(String text) -> "s" + text;
      case RawValue.Time(Instant time) -> "t" + time;
      case RawValue.Series series ->
          series.values().stream().map(SampleIds::text).toList().toString();
      case RawValue.Nothing _ -> "n";
    };
  }
}
