package org.penstock.ingest.disk.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.ManyReadings;
import org.penstock.ingest.domain.sample.RecordTime;

class DiskSpoolTest {

  private static final Duration NO_WAIT = Duration.ZERO;

  @TempDir Path temp;
  private Folder folder;
  private final List<Reading> readings = new ManyReadings(11).next(3_000);

  @BeforeEach
  void make() {
    folder = new Folder(temp.resolve("spool"));
  }

  private void append(DiskSpool spool, int from, int to) {
    for (int i = from; i < to; i += 20) {
      spool.append(readings.subList(i, Math.min(to, i + 20)));
    }
  }

  @Test
  void whatIsNotReleasedIsThereAgain() throws InterruptedException {
    DiskSpool spool = folder.open();
    append(spool, 0, 40);
    assertThat(spool.head(30, NO_WAIT)).isEqualTo(readings.subList(0, 30));
    spool.release(10);
    assertThat(spool.head(5, NO_WAIT)).isEqualTo(readings.subList(10, 15));
    assertThat(spool.head(99, NO_WAIT)).isEqualTo(readings.subList(10, 40));
    assertThat(spool.size()).isEqualTo(30);
    spool.release(30);
    assertThat(spool.head(99, NO_WAIT)).isEmpty();
    assertThat(spool.state().bytes()).isZero();
    assertThat(spool.state().oldest()).isNull();
  }

  @Test
  void aPublisherThatLagsReadsTheDiskAndCatchesUpInOrder() throws InterruptedException {
    DiskSpool spool = folder.open();
    append(spool, 0, 1_000);
    assertThat(spool.size()).isEqualTo(1_000);
    assertThat(seqs(Folder.drain(spool))).containsExactly(range(0, 1_000));
    append(spool, 1_000, 1_020);
    assertThat(seqs(Folder.drain(spool))).containsExactly(range(1_000, 1_020));
  }

  @Test
  void theRestOfAFrameThatWasInMemoryAndLeftItMeanwhileIsReadAgain() throws InterruptedException {
    DiskSpool spool = folder.open();
    spool.append(readings.subList(0, 100));
    assertThat(spool.head(50, NO_WAIT)).isEqualTo(readings.subList(0, 50));
    spool.release(50);
    spool.append(readings.subList(100, 200));

    assertThat(seqs(Folder.drain(spool))).containsExactly(range(50, 200));
  }

  @RepeatedTest(20)
  void inAnyInterleavingEveryReadingComesOnceAndInOrder() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    DiskSpool spool = folder.open();
    List<Reading> received = new ArrayList<>();
    int appended = 0;
    for (int round = 0; round < 2_000 && received.size() < readings.size(); round++) {
      int to = Math.min(readings.size(), appended + random.nextInt(120));
      if (random.nextBoolean()) {
        append(spool, appended, to);
      } else {
        spool.append(readings.subList(appended, to));
      }
      appended = to;
      List<Reading> head = spool.head(1 + random.nextInt(100), NO_WAIT);
      int done = random.nextInt(head.size() + 1);
      received.addAll(head.subList(0, done));
      spool.release(done);
      if (random.nextInt(5) == 0) {
        spool.sync();
      }
      if (random.nextInt(20) == 0) {
        spool.close();
        spool = folder.open();
      }
    }
    assertThat(seqs(received)).as("seed %d", seed).containsExactly(range(0, readings.size()));
    assertThat(folder.losses.isEmpty()).isTrue();
  }

  @Test
  void afterADeathWhatWasNotAcknowledgedComesAgain() throws InterruptedException {
    DiskSpool spool = folder.open();
    append(spool, 0, 500);
    spool.head(300, NO_WAIT);
    spool.release(300);
    spool.sync();
    append(spool, 500, 600);
    assertThat(seqs(Folder.drain(folder.open()))).containsExactly(range(300, 600));
  }

  @Test
  void acknowledgedSegmentsAreDeleted() throws Exception {
    DiskSpool spool = folder.open();
    append(spool, 0, 1_000);
    assertThat(folder.segments()).hasSizeGreaterThan(5);
    Folder.drain(spool);
    spool.sync();
    spool.sync();
    assertThat(folder.segments()).hasSize(1);
  }

  @Test
  void aFullSpoolDropsTheOldestThatIsNotBeingSentAndSaysWhich() throws Exception {
    DiskSpool spool = folder.open(bounds(5 * 4096));
    append(spool, 0, 20);
    assertThat(spool.head(10, NO_WAIT)).isEqualTo(readings.subList(0, 10));
    append(spool, 20, 2_000);
    long dropped = spool.state().dropped();
    assertThat(dropped).isPositive();
    assertThat(spool.state().bytes()).isLessThanOrEqualTo(6 * 4096);
    assertThat(spool.size()).isEqualTo(2_000 - (int) dropped);

    List<Reading> found = Folder.drain(spool);
    assertThat(found).hasSize(2_000 - (int) dropped);
    assertThat(seqs(found)).startsWith(range(0, 10));
    assertThat(seqs(found)).endsWith(range(1_980, 2_000));
    List<Gap> gaps = folder.losses.drain(() -> "gap", folder.now);
    assertThat(gaps).extracting(Gap::cause).containsOnly(GapCause.SPOOL_DROPPED);
    assertThat(gaps.stream().mapToLong(Gap::droppedSamples).sum()).isEqualTo(dropped);
    List<Reading> missing = new ArrayList<>(readings.subList(0, 2_000));
    missing.removeAll(found);
    assertThat(missing)
        .allSatisfy(reading -> assertThat(gaps).anyMatch(gap -> names(gap, reading)));
    assertThat(spool.size()).isZero();
  }

  private static boolean names(Gap gap, Reading reading) {
    return reading.tagName().equals(gap.tagName())
        && reading.sourceId().equals(gap.sourceId())
        && !RecordTime.of(reading).isBefore(gap.from())
        && gap.to() != null
        && !RecordTime.of(reading).isAfter(gap.to());
  }

  @Test
  void whileTheDiskCannotBeWrittenReadingsGoThroughMemory() throws Exception {
    DiskSpool spool = folder.open();
    append(spool, 0, 40);
    breakFolder();
    append(spool, 40, 400);
    assertThat(spool.state().trouble()).isPresent();
    long dropped = spool.state().dropped();
    assertThat(folder.losses.total()).isEqualTo(dropped);

    mendFolder();
    List<Reading> found = Folder.drain(spool);
    assertThat(found.size() + dropped).isEqualTo(400);
    assertThat(seqs(found)).endsWith(range(300, 400));
    folder.now = folder.now.plusSeconds(6);
    append(spool, 400, 440);
    assertThat(spool.state().trouble()).isEmpty();
    assertThat(Folder.drain(folder.open())).containsAll(readings.subList(400, 440));
  }

  @Test
  void aDiskThatCannotBeReadHoldsReadingsUpAndLosesNone() throws Exception {
    DiskSpool spool = folder.open();
    append(spool, 0, 400);
    breakFolder();
    assertThat(spool.head(10, NO_WAIT)).isEmpty();
    assertThat(spool.state().trouble()).isPresent();
    mendFolder();
    assertThat(seqs(Folder.drain(spool))).containsExactly(range(0, 400));
    assertThat(spool.state().trouble()).isEmpty();
  }

  @Test
  void aDiskThatCannotBeReadIsNotAskedWithoutAPause() throws Exception {
    DiskSpool spool = folder.open();
    append(spool, 0, 400);
    breakFolder();
    Duration wait = Duration.ofMillis(200);
    long begin = System.nanoTime();
    assertThat(spool.head(10, wait)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(wait);
    mendFolder();
    assertThat(spool.head(10, wait)).isEqualTo(readings.subList(0, 10));
  }

  @Test
  void aSegmentThatIsMovedAwayIsAGap() throws Exception {
    DiskSpool spool = folder.open();
    append(spool, 0, 400);
    Files.delete(folder.segments().get(1));
    List<Reading> found = Folder.drain(spool);
    assertThat(seqs(found)).hasSizeLessThan(400).endsWith(range(350, 400));
    assertThat(folder.losses.drain(() -> "gap", folder.now))
        .isNotEmpty()
        .extracting(Gap::cause)
        .containsOnly(GapCause.DATA_LOST);
  }

  @Test
  void aSegmentThatIsDroppedAndCannotBeReadIsAGapOfEverySource() throws Exception {
    DiskSpool spool = folder.open(bounds(5 * 4096));
    append(spool, 0, 100);
    Path first = folder.segments().getFirst();
    Files.delete(first);
    Files.createDirectory(first);
    append(spool, 100, 600);

    List<Gap> untold =
        folder.losses.drain(() -> "gap", folder.now).stream()
            .filter(gap -> gap.tagName() == null)
            .toList();
    assertThat(untold)
        .isNotEmpty()
        .allSatisfy(gap -> {
          assertThat(gap.cause()).isEqualTo(GapCause.SPOOL_DROPPED);
          assertThat(gap.from()).isBefore(gap.to());
        })
        .extracting(Gap::sourceId)
        .contains("plc-0", "plc-1", "plc-2");
    assertThat(spool.state().dropped() + spool.size()).isEqualTo(600);
    assertThat(Folder.drain(spool)).hasSize(600 - (int) spool.state().dropped());
  }

  @Test
  void whatWaitedInMemoryGoesToTheDiskAsSoonAsItCan() throws Exception {
    DiskSpool spool = folder.open();
    append(spool, 0, 20);
    breakFolder();
    append(spool, 20, 120);
    mendFolder();
    assertThat(spool.head(80, NO_WAIT)).hasSize(80);
    folder.now = folder.now.plusSeconds(6);
    append(spool, 120, 140);
    spool.sync();
    long dropped = spool.state().dropped();
    List<Reading> found = Folder.drain(folder.open());
    assertThat(found).hasSize(140 - (int) dropped);
    assertThat(seqs(found)).endsWith(range(60, 140));
  }

  @Test
  void aWriteThatFailsOnceItsFileIsMadeIsTriedAgainUntilThereIsRoom() throws Exception {
    DiskSpool spool = folder.open();
    appendWithoutRoom(spool, 0, 20);
    folder.now = folder.now.plusSeconds(6);
    appendWithoutRoom(spool, 20, 40);
    assertThat(spool.state().trouble()).isPresent();
    assertThat(spool.head(10, NO_WAIT)).isEqualTo(readings.subList(0, 10));
    spool.sync();

    folder.now = folder.now.plusSeconds(6);
    append(spool, 40, 140);

    assertThat(spool.state().trouble()).isEmpty();
    assertThat(spool.state().dropped()).isZero();
    assertThat(seqs(Folder.drain(spool))).containsExactly(range(0, 140));
  }

  @Test
  void whatWasWrittenOnceThereWasRoomAgainIsThereAfterTheEndOfTheProcess() throws Exception {
    DiskSpool spool = folder.open();
    append(spool, 0, 40);
    appendWithoutRoom(spool, 40, 60);
    folder.now = folder.now.plusSeconds(6);
    appendWithoutRoom(spool, 60, 80);
    folder.now = folder.now.plusSeconds(6);
    append(spool, 80, 140);
    spool.sync();
    assertThat(seqs(Folder.drain(folder.open()))).containsExactly(range(0, 140));
  }

  /**
   * As on a full disk: the file can be made, the bytes cannot be written. A channel refuses a
   * thread that is interrupted, and the making of a file does not look.
   */
  private void appendWithoutRoom(DiskSpool spool, int from, int to) {
    Thread.currentThread().interrupt();
    try {
      append(spool, from, to);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** Segments can no longer be made: their folder is away, a file stands in its place. */
  private void breakFolder() throws IOException {
    Files.move(folder.path, temp.resolve("aside"));
    Files.createFile(folder.path);
  }

  private void mendFolder() throws IOException {
    Files.delete(folder.path);
    Files.move(temp.resolve("aside"), folder.path);
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidAndReadingsStillPass() throws Exception {
    Files.createFile(folder.path);
    DiskSpool spool = folder.open();
    assertThat(spool.state().trouble()).isPresent();
    append(spool, 0, 40);
    spool.sync();
    assertThat(seqs(Folder.drain(spool))).containsExactly(range(0, 40));
    assertThat(folder.reached).isEmpty();
  }

  @Test
  void whatIsSafeIsTheProgressOfItsSources() {
    DiskSpool spool = folder.open();
    append(spool, 0, 100);
    assertThat(folder.reached).isEmpty();
    spool.sync();
    assertThat(folder.reached).isNotEmpty();
  }

  @Test
  void theHeadWaitsForTheFirstReading() throws Exception {
    DiskSpool spool = folder.open();
    CompletableFuture<List<Reading>> head =
        CompletableFuture.supplyAsync(() -> {
          try {
            return spool.head(1, Duration.ofSeconds(10));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    append(spool, 0, 1);
    assertThat(head.get(5, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void soManyUnsafeReadingsAreNotWaitedFor() throws Exception {
    DiskSpool spool = folder.open();
    append(spool, 0, 20);
    spool.awaitUnsafe(20, Duration.ofHours(1));
    spool.sync();
    spool.awaitUnsafe(1, Duration.ofMillis(1));
    assertThat(spool.size()).isEqualTo(20);
  }

  @Test
  void boundsThatCannotWorkAreRefused() {
    assertThatThrownBy(() -> bounds(4 * 4096 - 1)).hasMessageContaining("four segments");
    assertThatThrownBy(() -> new DiskSpool.Bounds(1 << 20, 0, 1, 1, NO_WAIT))
        .hasMessageContaining("segments");
    assertThatThrownBy(() -> new DiskSpool.Bounds(1 << 20, 4096, 2, 1, NO_WAIT))
        .hasMessageContaining("memory");
  }

  /** Readings are known by their numbers, which makes a failure readable. */
  private static List<Long> seqs(List<Reading> some) {
    return some.stream().map(Reading::seq).toList();
  }

  private Long[] range(int from, int to) {
    return seqs(readings.subList(from, to)).toArray(Long[]::new);
  }

  private static DiskSpool.Bounds bounds(long bytes) {
    return new DiskSpool.Bounds(bytes, 4096, 50, 100, Duration.ofSeconds(5));
  }
}
