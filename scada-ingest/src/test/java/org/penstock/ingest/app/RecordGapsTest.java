package org.penstock.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.backfill.Jobs.gap;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.Sources;

class RecordGapsTest {

  private final MemoryLedger ledger = new MemoryLedger(2);
  private final Notices notices = new Notices();
  private final RecordGaps gaps =
      new RecordGaps(
          ledger,
          notices,
          () -> new Sources(List.of(source()), new InboundTags("wtp-1", List.of(), 1), List.of()),
          InstantSource.fixed(NOON),
          new SmallRyeConfigBuilder()
              .addDiscoveredConverters()
              .withMapping(IngestConfig.class)
              .build()
              .getConfigMapping(IngestConfig.class));

  private List<Gap> told() {
    return notices.head(100).stream().map(notice -> ((Notice.Missing) notice).gap()).toList();
  }

  /** The server's own archive goes on while nobody collects. */
  @Test
  void aGapOfMaintenanceWaitsForTheHistoryLikeAnyOther() {
    gaps.tell(ofMaintenance());
    assertThat(told().getLast().recovery()).isEqualTo(GapRecovery.PENDING);
  }

  private static Gap ofMaintenance() {
    return new Gap(
        "1",
        "plc-1",
        "wtp-1",
        null,
        NOON,
        NOON.plusSeconds(60),
        GapCause.MAINTENANCE,
        GapRecovery.PENDING,
        null,
        0,
        0,
        null,
        NOON);
  }

  @Test
  void aGapThatMustMakeRoomIsGivenUpInPublicAndCounted() {
    gaps.tell(gap("1", null, 0, 5));
    gaps.tell(gap("2", null, 10, null));
    assertThat(ledger.forgotten()).isZero();

    gaps.tell(gap("3", null, 20, 25));

    assertThat(told().getLast())
        .satisfies(last -> {
          assertThat(last.gapId()).isEqualTo("1");
          assertThat(last.recovery()).isEqualTo(GapRecovery.FAILED);
          assertThat(last.detail()).contains("more gaps wait than are remembered");
        });
    assertThat(ledger.forgotten()).isEqualTo(1);
    assertThat(gaps.leftOpen("plc-1")).isPresent();
  }
}
