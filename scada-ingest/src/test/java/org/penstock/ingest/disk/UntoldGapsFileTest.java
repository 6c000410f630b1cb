package org.penstock.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.ingest.domain.loss.Outage;
import org.penstock.ingest.domain.trust.ClockSkew;

class UntoldGapsFileTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  @TempDir Path temp;

  private UntoldGapsFile open() {
    return new UntoldGapsFile(temp.resolve("folder").resolve("gaps"));
  }

  private static Gap gap(int number) {
    return new Outage("gap-" + number, "plc-1", "wtp-1", NOON, GapCause.CONNECTION_LOST, "cable")
        .open(NOON.plusSeconds(number));
  }

  @Test
  void whatWasKeptIsThereInTheNextRunInOrder() {
    UntoldGapsFile gaps = open();
    gaps.keep(gap(1));
    gaps.keep(gap(2));
    gaps.keep(gap(3));
    gaps.forget("gap-2");
    gaps.forget("gap-9");
    assertThat(open().ofEarlierRun()).containsExactly(gap(1), gap(3));
    assertThat(open().ofEarlierRun()).containsExactly(gap(1), gap(3));
  }

  @Test
  void theLastRecordOfAGapCounts() {
    UntoldGapsFile gaps = open();
    Outage outage = new Outage("gap-1", "plc-1", "wtp-1", NOON, GapCause.DATA_LOST, "x");
    gaps.keep(outage.open(NOON));
    gaps.keep(outage.lost(NOON, ClockSkew.NONE, NOON));
    assertThat(open().ofEarlierRun()).containsExactly(outage.lost(NOON, ClockSkew.NONE, NOON));
  }

  @Test
  void aRecordThatWasCutDoesNotHideTheOthers() throws IOException {
    UntoldGapsFile gaps = open();
    gaps.keep(gap(1));
    gaps.keep(gap(2));
    gaps.sync();
    Path file = temp.resolve("folder").resolve("gaps");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(open().ofEarlierRun()).containsExactly(gap(1));
  }

  @Test
  void theFileDoesNotGrowWithWhatIsForgotten() throws IOException {
    UntoldGapsFile gaps = open();
    for (int i = 0; i < 5_000; i++) {
      gaps.keep(gap(i));
      gaps.forget("gap-" + i);
    }
    gaps.keep(gap(1));
    assertThat(Files.size(temp.resolve("folder").resolve("gaps"))).isLessThan(1_000_000);
    assertThat(open().ofEarlierRun()).containsExactly(gap(1));
  }

  @Test
  void withoutADiskTheLedgerWritesEverythingAsSoonAsItCan() throws IOException {
    Path inTheWay = Files.createFile(temp.resolve("folder"));
    UntoldGapsFile gaps = open();
    gaps.keep(gap(1));
    gaps.sync();
    Files.delete(inTheWay);
    gaps.sync();
    assertThat(open().ofEarlierRun()).containsExactly(gap(1));
  }
}
