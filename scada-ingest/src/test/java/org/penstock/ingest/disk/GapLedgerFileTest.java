package org.penstock.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.backfill.Jobs.NOON;
import static org.penstock.ingest.domain.backfill.Jobs.gap;
import static org.penstock.ingest.domain.backfill.Jobs.job;
import static org.penstock.ingest.domain.backfill.Jobs.window;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Gap;
import org.penstock.event.GapRecovery;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.JobProgress;
import org.penstock.ingest.domain.backfill.JobState;
import org.penstock.ingest.domain.backfill.TagMark;

class GapLedgerFileTest {

  @TempDir Path folder;

  private GapLedgerFile open(InstantSource clock) {
    return open(clock, 50_000);
  }

  private GapLedgerFile open(InstantSource clock, int entries) {
    IngestConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IngestConfig.class)
            .withDefaultValue("scada.data-folder", folder.toString())
            .withDefaultValue("scada.backfill.ledger-entries", Integer.toString(entries))
            .build()
            .getConfigMapping(IngestConfig.class);
    return new GapLedgerFile(config, clock);
  }

  private GapLedgerFile open() {
    return open(InstantSource.fixed(NOON));
  }

  private Path file() {
    return folder.resolve("gaps.journal");
  }

  @Test
  void whatAKilledProcessHadWrittenIsThereAtTheNextStart() {
    TagMark mark = new TagMark("a", 1, NOON.plusMillis(7), 2, 40, TagMark.Outcome.GOING_ON, null);
    Gap gap = gap("g-1", "a", 0, 60, GapRecovery.RUNNING);
    BackfillJob job = job("j-1", window(0, 60), JobState.RUNNING, "g-1");
    GapLedgerFile killed = open();
    killed.keep(List.of(gap("g-1", "a", 0, null)));
    killed.keep(List.of(gap));
    killed.keep(job);
    killed.mark("j-1", List.of(TagMark.begin("a"), mark));

    GapLedgerFile next = open();
    assertThat(next.gap("g-1")).contains(gap);
    assertThat(next.job("j-1")).contains(job);
    assertThat(next.marks("j-1")).containsExactly(mark);
  }

  @Test
  void whatAJobThatIsOverCameToIsThereAtTheNextStartWithoutItsMarks() throws IOException {
    BackfillJob job = job("j-1", window(0, 60), JobState.RUNNING, "g-1");
    TagMark done = new TagMark("a", 1, null, 0, 40, TagMark.Outcome.DONE, null);
    GapLedgerFile ledger = open();
    ledger.keep(job);
    ledger.mark("j-1", List.of(done));
    JobProgress progress = new JobProgress(job, List.of("a"), List.of(done));
    ledger.keep(job.over(JobState.COMPLETE, "read", progress, NOON));
    ledger.close();

    GapLedgerFile next = open();
    assertThat(next.job("j-1").orElseThrow().sums())
        .isEqualTo(new BackfillJob.Sums(40, 1, 1, window(0, 60)));
    assertThat(next.marks("j-1")).isEmpty();
    assertThat(Files.readString(file())).doesNotContain("\"mark\":{");
  }

  @Test
  void aLineThatWasCutOffCostsThatLineAlone() throws IOException {
    GapLedgerFile ledger = open();
    ledger.keep(List.of(gap("g-1", null, 0, 60)));
    ledger.keep(List.of(gap("g-2", null, 100, 160)));
    byte[] whole = Files.readAllBytes(file());
    int secondLine = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int length = secondLine; length < whole.length - 1; length += 13) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      GapLedgerFile next = open();
      assertThat(next.gap("g-1")).isPresent();
      assertThat(next.gap("g-2")).isEmpty();
      next.keep(List.of(gap("g-3", null, 200, 260)));
      next.close();
      assertThat(open().gap("g-3")).isPresent();
    }
  }

  @Test
  void aLineThatWasChangedIsPassedOver() throws IOException {
    GapLedgerFile ledger = open();
    ledger.keep(List.of(gap("g-1", null, 0, 60), gap("g-2", null, 100, 160)));
    ledger.close();
    Files.writeString(file(), Files.readString(file()).replaceFirst("wtp-1", "wtp-2"));
    GapLedgerFile next = open();
    assertThat(next.gap("g-1")).isEmpty();
    assertThat(next.gap("g-2")).isPresent();
  }

  @Test
  void linesOfALaterReleaseArePassedOver() throws IOException {
    open().close();
    Journal journal = new Journal(file());
    journal.append(List.of("{\"cat\":true}", "[1]", "{\"job_id\":\"j-1\"}"), true);
    journal.close();
    assertThat(open().gaps(_ -> true, 10, null)).isEmpty();
  }

  @Test
  void theFileIsWrittenAnewAtTheStartWithoutWhatWasReplacedOrIsTooOld() throws IOException {
    GapLedgerFile ledger = open();
    ledger.keep(List.of(gap("old", null, 0, 60, GapRecovery.COMPLETE)));
    for (int i = 0; i < 50; i++) {
      ledger.keep(List.of(gap("g-1", null, 0, i)));
    }
    assertThat(Files.readAllLines(file())).hasSize(51);
    open(InstantSource.fixed(NOON.plus(java.time.Duration.ofDays(91))));
    assertThat(Files.readAllLines(file())).hasSize(1);
  }

  @Test
  void aFolderThatCannotBeWrittenLeavesTheGapsInMemory() throws IOException {
    Files.writeString(folder.resolve("file"), "", StandardOpenOption.CREATE_NEW);
    Path original = folder;
    folder = folder.resolve("file");
    GapLedgerFile ledger = open();
    ledger.keep(List.of(gap("g-1", null, 0, 60)));
    assertThat(ledger.gap("g-1")).isPresent();
    folder = original;
  }

  @Test
  void whatASmallerLedgerHasNoRoomForIsNamedOnceAndCounted() {
    GapLedgerFile large = open();
    large.keep(
        List.of(gap("g-1", null, 0, null), gap("g-2", null, 0, 60), gap("g-3", null, 0, 60)));
    large.close();

    GapLedgerFile small = open(InstantSource.fixed(NOON), 2);
    assertThat(small.forgotten()).isEqualTo(1);
    assertThat(small.keep(List.of(gap("g-4", null, 0, 60))))
        .extracting(Gap::gapId)
        .containsExactly("g-2", "g-3");
    assertThat(small.keep(List.of(gap("g-4", null, 0, 61)))).isEmpty();
    assertThat(small.forgotten()).isEqualTo(2);
    assertThat(small.gap("g-1")).isPresent();
  }
}
