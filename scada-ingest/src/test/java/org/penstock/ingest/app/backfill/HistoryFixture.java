package org.penstock.ingest.app.backfill;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.ingest.app.MemoryLedger;
import org.penstock.ingest.app.RecordGaps;
import org.penstock.ingest.app.StreamFixture;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.MemorySpool;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.port.Watermarks;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;

/** The verbs of the backfill for one source, with a history in memory and no time to lose. */
final class HistoryFixture {

  final MemoryLedger ledger = new MemoryLedger();
  private final SourceSpec source;
  private final Historian historian;
  private final IngestConfig config;
  private final RecordGaps gaps;
  private final CurrentSources sources;

  HistoryFixture(SourceSpec source, Historian historian, Map<String, String> settings) {
    this.source = source;
    this.historian = historian;
    Sources all = new Sources(List.of(source), new InboundTags("wtp-1", List.of(), 1), List.of());
    this.sources = () -> all;
    this.config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IngestConfig.class)
            .withDefaultValue("scada.backfill.calls-per-second", "1000000")
            .withDefaultValue("scada.backfill.values-per-second", "1000000000")
            .withDefaultValue("scada.backfill.hold-back", "0s")
            .withDefaultValue("scada.backfill.look", "10ms")
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(IngestConfig.class);
    this.gaps = StreamFixture.gaps(ledger, sources, config);
  }

  FillGaps fill(InstantSource clock) {
    RunJob run =
        new RunJob(
            ledger,
            new TellGaps(ledger, gaps),
            historian,
            StreamFixture.of(source),
            new MemorySpool(10, new LossTally()),
            _ -> {},
            clock,
            config);
    PlanBackfills plan = new PlanBackfills(ledger, sources, UUID::randomUUID, clock, config);
    return new FillGaps(ledger, plan, run, sources, clock, config);
  }

  PollHistory poll(Watermarks watermarks, InstantSource clock) {
    return new PollHistory(
        watermarks,
        gaps,
        historian,
        StreamFixture.of(source),
        new MemorySpool(10, new LossTally()),
        UUID::randomUUID,
        clock,
        config);
  }
}
