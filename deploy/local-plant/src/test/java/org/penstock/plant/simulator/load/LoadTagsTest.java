package org.penstock.plant.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.penstock.plant.simulator.signal.TagSample;

class LoadTagsTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final LoadTags tags = new LoadTags(3, InstantSource.fixed(NOON));

  @Test
  void changesGoRoundAndNoTwoOfATagBearTheSameTime() {
    tags.change(7);

    assertThat(tags.timesOf(0)).hasSize(4);
    assertThat(tags.timesOf(1)).hasSize(3);
    assertThat(tags.changes()).isEqualTo(10);
    assertThat(tags.timesOf(0)).isSorted().doesNotHaveDuplicates();
    assertThat(tags.handedOver()).isZero();
  }

  @Test
  void historyHasEachChangeWithTheNumberThatWasItsValue() {
    tags.change(9);

    List<TagSample> all = tags.between("load.t00001", Instant.EPOCH, NOON.plusSeconds(1));
    List<TagSample> some = tags.between("load.t00001", NOON.plusMillis(1), NOON.plusMillis(3));

    assertThat(all).extracting(TagSample::value).containsExactly(1.0, 2.0, 3.0, 4.0);
    assertThat(some).extracting(TagSample::value).containsExactly(2.0, 3.0);
    assertThat(tags.between("load.t00001", Instant.MIN, Instant.MAX)).hasSize(4);
  }

  @Test
  void theOracleSurvivesItsWayOverTheWire() throws IOException {
    tags.change(1_000);
    byte[] sent = written(tags);

    LoadOracle read = read(sent);

    assertThat(read.tags()).hasSize(3);
    LoadOracle.Tag first = read.tags().getFirst();
    assertThat(LongStream.rangeClosed(1, first.changes()).map(n -> first.timeOf((int) n)).toArray())
        .isEqualTo(tags.timesOf(0));
    assertThat(read.tags().getFirst().handedOver()).isZero();
    assertThat(sent.length).isLessThan(3 * 15 + 1_100);
  }

  @Test
  void theOracleSaysWhichTagsKeepNoHistory() throws IOException {
    LoadTags some = new LoadTags(4, 2, InstantSource.fixed(NOON));

    assertThat(read(written(some)).tags())
        .extracting(LoadOracle.Tag::keepsHistory)
        .containsExactly(true, false, true, false);
    assertThat(read(written(tags)).tags())
        .extracting(LoadOracle.Tag::keepsHistory)
        .containsOnly(true);
  }

  @Test
  void anOracleThatEndsInTheMiddleIsNoOracle() throws IOException {
    byte[] half = Arrays.copyOf(written(tags), 15);

    assertThatThrownBy(() -> read(half)).isInstanceOf(EOFException.class);
  }

  private static byte[] written(LoadTags load) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LoadOracle.of(load).write(out);
    return out.toByteArray();
  }

  private static LoadOracle read(byte[] sent) throws IOException {
    return LoadOracle.read(new ByteArrayInputStream(sent));
  }

  @Test
  void theDriverKeepsTheRateItIsToldTo() {
    LoadTags many = new LoadTags(100, InstantSource.system());
    try (LoadDriver driver = new LoadDriver(many, 0)) {
      driver.rate(5_000);
      long start = System.nanoTime();
      await().until(() -> many.changes() >= 2_600);
      double seconds = (System.nanoTime() - start) / 1e9;

      assertThat(seconds).isBetween(0.4, 1.5);
      assertThatThrownBy(() -> driver.rate(Double.NaN))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(many.between("load.t00099", NOON, Instant.MAX)).isNotEmpty();
  }
}
