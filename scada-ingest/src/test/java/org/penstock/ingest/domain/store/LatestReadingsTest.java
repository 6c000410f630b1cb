package org.penstock.ingest.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.reading;
import static org.penstock.ingest.domain.Samples.tag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.Samples;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;
import org.penstock.ingest.domain.sample.TagStream;
import org.penstock.ingest.domain.store.LatestReadings.Changes;
import org.penstock.ingest.domain.tag.TagSpec;

class LatestReadingsTest {

  private final LatestReadings latest = new LatestReadings();

  private static boolean every(Reading reading) {
    return !reading.tagName().isEmpty();
  }

  private static Reading of(String name, double value) {
    TagSpec tag = tag(name, ValueType.DOUBLE, "NTU");
    Instant time = NOON.plusMillis((long) (value * 1000));
    RawSample sample =
        new RawSample(name, new RawValue.Real(value), 0, time, time, time, ReadingOrigin.LIVE);
    return reading(new TagStream(Samples.source(tag), tag), sample);
  }

  @Test
  void theNewestReadingOfEachTagIsKnown() {
    latest.put(Told.of(of("b", 1)));
    latest.put(Told.of(of("a", 1)));
    latest.put(Told.of(of("b", 2)));
    assertThat(latest.all(LatestReadingsTest::every)).containsExactly(of("a", 1), of("b", 2));
    assertThat(latest.of("b")).contains(of("b", 2));
    assertThat(latest.all(one -> one.tagName().equals("a"))).containsExactly(of("a", 1));
  }

  @Test
  void aTagThatIsNoMoreHasNoReading() {
    latest.put(Told.of(of("a", 1)));
    latest.remove("a");
    assertThat(latest.of("a")).isEmpty();
    assertThat(latest.since(0, LatestReadingsTest::every, 10).readings()).isEmpty();
  }

  @Test
  void itIsWholeOnlyWhenItIsSaidToBe() {
    assertThat(latest.isComplete()).isFalse();
    latest.complete();
    assertThat(latest.isComplete()).isTrue();
  }

  @Test
  void aTagThatChangedTenTimesIsAmongTheChangesOnce() {
    latest.put(Told.of(of("a", 0)));
    Changes first = latest.since(0, LatestReadingsTest::every, 10);
    assertThat(first.readings()).containsExactly(of("a", 0));
    for (int i = 1; i <= 10; i++) {
      latest.put(Told.of(of("a", i)));
    }
    latest.put(Told.of(of("b", 1)));
    Changes second = latest.since(first.upTo(), LatestReadingsTest::every, 10);
    assertThat(second.readings()).containsExactly(of("a", 10), of("b", 1));
    assertThat(latest.since(second.upTo(), LatestReadingsTest::every, 10).readings()).isEmpty();
  }

  @Test
  void theSameReadingAgainIsNoChange() {
    latest.put(Told.of(of("a", 1)));
    long seen = latest.since(0, LatestReadingsTest::every, 10).upTo();
    latest.put(Told.of(of("a", 1)));
    assertThat(latest.since(seen, LatestReadingsTest::every, 10).readings()).isEmpty();
  }

  @Test
  void manyChangesComeInPartsAndNoneIsLeftOut() {
    for (int i = 0; i < 25; i++) {
      latest.put(Told.of(of("tag" + i, 1)));
    }
    List<Reading> got = new ArrayList<>();
    Changes changes = latest.since(0, LatestReadingsTest::every, 10);
    got.addAll(changes.readings());
    while (changes.hasMore()) {
      assertThat(changes.readings()).hasSize(10);
      changes = latest.since(changes.upTo(), LatestReadingsTest::every, 10);
      got.addAll(changes.readings());
    }
    assertThat(got).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void whatNobodyWantsIsPassedOver() {
    latest.put(Told.of(of("a", 1)));
    latest.put(Told.of(of("b", 1)));
    Changes changes = latest.since(0, one -> one.tagName().equals("b"), 10);
    assertThat(changes.readings()).containsExactly(of("b", 1));
    assertThat(latest.since(changes.upTo(), LatestReadingsTest::every, 10).readings()).isEmpty();
  }

  @Test
  void aFollowerBesideTheWriterMissesNoLastValue() throws InterruptedException {
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 20_000; i++) {
                latest.put(Told.of(of("tag" + i % 50, i)));
              }
              latest.complete();
            });
    Map<String, Reading> seen = new ConcurrentHashMap<>();
    long upTo = 0;
    boolean isLastRound;
    do {
      isLastRound = latest.isComplete();
      Changes changes = latest.since(upTo, LatestReadingsTest::every, 20);
      changes.readings().forEach(one -> seen.put(one.tagName(), one));
      upTo = changes.upTo();
      isLastRound &= !changes.hasMore();
    } while (!isLastRound);
    writer.join();
    assertThat(seen.values())
        .containsExactlyInAnyOrderElementsOf(latest.all(LatestReadingsTest::every));
  }
}
