package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.penstock.event.ReadingOrigin;

class SampleIdsTest {

  private static final long[] STATUSES = {0, 0x40000000L, 0x80310000L};

  private final SampleIds ids = new SampleIds();

  private static RawSample sample(String tag, double value, long status, Instant time) {
    return new RawSample(
        tag, new RawValue.Real(value), status, time, null, NOON, ReadingOrigin.LIVE);
  }

  /** The identity as it is written down for other systems: it must not change. */
  private static String asDocumented(String text) throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  @Test
  void theIdentityIsTheHashOfSourceTagTimeStatusAndValue() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String source = "plc-" + random.nextInt(3);
      String tag = "größe.tag" + random.nextInt(3);
      Instant time =
          Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(10_000_000) * 100L);
      long status = STATUSES[random.nextInt(STATUSES.length)];
      double value = random.nextGaussian();
      String text =
          String.join(
              "\u001f", source, tag, time.toString(), Long.toHexString(status), "d" + value);
      assertThat(ids.of(source, sample(tag, value, status, time)))
          .as("seed %d", seed)
          .isEqualTo(asDocumented(text));
    }
  }

  @Test
  void anIdentityMadeOfAnotherIsNotMixedUpWithTheSampleBefore() throws Exception {
    String id = ids.of("plc-1", sample("a", 1, 0, NOON));
    assertThat(ids.again(id, "stale", NOON))
        .isEqualTo(asDocumented(id + "\u001fstale\u001f" + NOON));
    assertThat(ids.of("plc-1", sample("a", 1, 0, NOON))).isEqualTo(id);
  }
}
