package org.penstock.ingest.disk.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.ManyReadings;

class SpoolFormatTest {

  @TempDir Path temp;
  private Folder folder;
  private final List<Reading> readings = new ManyReadings(7).next(400);

  @BeforeEach
  void make() {
    folder = new Folder(temp.resolve("spool"));
  }

  private DiskSpool reopen() {
    return folder.open();
  }

  private void appendInParts(int size, List<Reading> some) {
    DiskSpool spool = folder.open();
    for (int i = 0; i < some.size(); i += size) {
      spool.append(some.subList(i, Math.min(some.size(), i + size)));
    }
  }

  @Test
  void everyKindOfReadingIsTheSameAfterARestart() throws InterruptedException {
    appendInParts(33, readings);
    assertThat(Folder.drain(reopen())).isEqualTo(readings);
  }

  @Test
  void aReadingTakesAFractionOfItsJson() throws IOException {
    List<Reading> plain = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      plain.add(org.penstock.ingest.domain.Samples.reading(i / 7.0, folder.now.plusMillis(i)));
    }
    appendInParts(1_000, plain);
    assertThat(Files.size(folder.segments().getFirst())).isLessThan(60_000);
  }

  @Test
  void aTailCutAtAnyByteCostsOnlyItsOwnFrame() throws Exception {
    appendInParts(10, readings.subList(0, 20));
    Path file = folder.segments().getFirst();
    byte[] whole = Files.readAllBytes(file);
    appendInParts(10, readings.subList(20, 30));
    Path last = folder.segments().getLast();
    byte[] bytes = Files.readAllBytes(last);
    for (int size = 0; size < bytes.length; size++) {
      Files.write(last, bytes);
      Files.write(file, whole);
      Folder.cut(last, size);
      DiskSpool spool = reopen();
      assertThat(Folder.drain(spool)).as("cut at %d", size).isEqualTo(readings.subList(0, 20));
      spool.append(readings.subList(30, 31));
      assertThat(Folder.drain(spool)).containsExactly(readings.get(30));
      spool.close();
      clear();
    }
    assertThat(folder.losses.isEmpty()).isTrue();
  }

  private void clear() throws IOException {
    for (Path segment : folder.segments()) {
      Files.delete(segment);
    }
    Files.deleteIfExists(folder.path.resolve("safe"));
  }

  @Test
  void aFlippedBitAnywhereCostsOneFrameAndIsOnRecord() throws Exception {
    appendInParts(10, readings.subList(0, 30));
    Path file = folder.segments().getFirst();
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += 7) {
      Files.write(file, bytes);
      Folder.flip(file, at);
      List<Reading> found = Folder.drain(reopen());
      assertThat(readings).as("flipped at %d", at).containsAll(found);
      assertThat(found.size()).isLessThanOrEqualTo(20);
      if (found.contains(readings.get(29))) {
        assertThat(folder.losses.drain(() -> "gap", folder.now))
            .as("flipped at %d", at)
            .isNotEmpty()
            .extracting(Gap::cause)
            .containsOnly(GapCause.DATA_LOST);
      }
      clear();
    }
  }

  @Test
  void damageInAnOlderSegmentIsAGapOfItsSources() throws Exception {
    appendInParts(10, readings.subList(0, 200));
    assertThat(folder.segments()).hasSizeGreaterThan(2);
    Folder.flip(folder.segments().get(1), 20);
    List<Reading> found = Folder.drain(reopen());
    assertThat(found).containsSubsequence(readings.subList(190, 200));
    assertThat(found.size()).isBetween(150, 199);
    assertThat(folder.losses.drain(() -> "gap", folder.now))
        .isNotEmpty()
        .allSatisfy(gap -> {
          assertThat(gap.cause()).isEqualTo(GapCause.DATA_LOST);
          assertThat(gap.tagName()).isNull();
        });
  }

  @Test
  void damageAtTheVeryBeginningIsAGapThatCoversTheTimeBefore() throws Exception {
    appendInParts(10, readings.subList(0, 30));
    Folder.flip(folder.segments().getFirst(), 20);
    List<Reading> found = Folder.drain(reopen());
    assertThat(found).isEqualTo(readings.subList(10, 30));
    assertThat(folder.losses.drain(() -> "gap", folder.now))
        .isNotEmpty()
        .allSatisfy(gap -> assertThat(gap.from()).isBefore(gap.to()));
  }

  @Test
  void damageInAFrameThatWasSafeAtTheVeryEndSetsProgressBack() throws Exception {
    DiskSpool spool = folder.open();
    spool.append(readings.subList(0, 10));
    spool.append(readings.subList(10, 20));
    spool.close();
    Path last = folder.segments().getLast();
    Folder.flip(last, Math.toIntExact(Files.size(last)) - 5);
    assertThat(Folder.drain(reopen())).isEqualTo(readings.subList(0, 10));
    assertThat(folder.setBack).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aLastSegmentThatWasMovedAwaySetsProgressBack() throws Exception {
    DiskSpool spool = folder.open();
    spool.append(readings.subList(0, 10));
    spool.close();
    Files.delete(folder.segments().getLast());
    assertThat(Folder.drain(reopen())).isEmpty();
    assertThat(folder.setBack).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatTheBrokerHasIsNotMissing() throws Exception {
    DiskSpool spool = folder.open();
    spool.append(readings.subList(0, 10));
    assertThat(Folder.drain(spool)).hasSize(10);
    spool.close();
    for (Path segment : folder.segments()) {
      Files.delete(segment);
    }
    assertThat(Folder.drain(reopen())).isEmpty();
    assertThat(folder.setBack).isZero();
  }

  @Test
  void aFrameThatWasNotSafeYetMayBeCutWithoutARecord() throws Exception {
    DiskSpool spool = folder.open();
    spool.append(readings.subList(0, 10));
    spool.sync();
    spool.append(readings.subList(10, 20));
    Path last = folder.segments().getLast();
    Folder.cut(last, Files.size(last) - 5);
    assertThat(Folder.drain(reopen())).isEqualTo(readings.subList(0, 10));
    assertThat(folder.setBack).isZero();
  }

  @Test
  void aFileThatIsNoSegmentIsLeftAlone() throws Exception {
    appendInParts(10, readings.subList(0, 10));
    Path copy = folder.path.resolve("copy of 0000000000000000000.readings");
    Files.writeString(copy, "looked at by somebody");
    assertThat(Folder.drain(reopen())).isEqualTo(readings.subList(0, 10));
    assertThat(copy).exists();
  }

  @Test
  void anEmptySegmentIsNothing() throws Exception {
    appendInParts(10, readings.subList(0, 10));
    Files.createFile(folder.path.resolve("0000000000000000010.readings"));
    DiskSpool spool = reopen();
    spool.append(readings.subList(10, 20));
    assertThat(Folder.drain(spool)).isEqualTo(readings.subList(0, 20));
  }

  @Test
  void zerosBehindTheLastFrameAreCut() throws Exception {
    appendInParts(10, readings.subList(0, 10));
    Path file = folder.segments().getFirst();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length + 200_000));
    assertThat(Folder.drain(reopen())).isEqualTo(readings.subList(0, 10));
    assertThat(Files.size(file)).isEqualTo(bytes.length);
  }

  @Test
  void readingsOfTwoRestartsComeInOneOrder() throws Exception {
    appendInParts(10, readings.subList(0, 50));
    appendInParts(10, readings.subList(50, 120));
    appendInParts(10, readings.subList(120, 200));
    assertThat(Folder.drain(reopen())).isEqualTo(readings.subList(0, 200));
  }
}
