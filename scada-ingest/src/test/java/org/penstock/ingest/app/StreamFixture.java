package org.penstock.ingest.app;

import static org.penstock.ingest.domain.Samples.NOON;

import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.MemorySpool;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;

/** A stream of readings with a short way to a broker that is not there. */
public final class StreamFixture {

  private StreamFixture() {}

  public static StreamReadings of(SourceSpec source) {
    LossTally losses = new LossTally();
    Sources sources =
        new Sources(List.of(source), new InboundTags("wtp-1", List.of(), 0), List.of());
    return new StreamReadings(
        () -> sources,
        new SampleRing(100, losses),
        new MemorySpool(100, losses),
        losses,
        noCounters());
  }

  /** Where gaps are put on record; nobody reads the notices. */
  public static RecordGaps gaps(GapLedger ledger, CurrentSources sources, IngestConfig config) {
    return new RecordGaps(ledger, new Notices(), sources, InstantSource.fixed(NOON), config);
  }

  /** Counters that count nothing, whatever there is to count. */
  private static Counters noCounters() {
    return (Counters)
        Proxy.newProxyInstance(
            Counters.class.getClassLoader(), new Class<?>[] {Counters.class}, (_, _, _) -> null);
  }
}
