package org.penstock.ingest.app;

import java.time.InstantSource;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.GapLedger;
import org.penstock.ingest.domain.port.Progress;
import org.penstock.ingest.domain.port.Publisher;
import org.penstock.ingest.domain.port.Secrets;
import org.penstock.kit.id.IdSource;

/** The real verbs between the server and the broker, wired as the container does it. */
public record AppParts(
    StreamReadings stream,
    TrackSources track,
    DescribeTags describe,
    RecordGaps gaps,
    PublishReadings publish,
    SampleRing ring,
    Spool spool,
    Notices notices,
    LossTally losses) {

  /** What the surroundings give. */
  public record Outside(
      Publisher publisher,
      Counters counters,
      Progress progress,
      GapLedger ledger,
      Secrets secrets,
      IdSource ids,
      InstantSource clock) {}

  public static AppParts of(CurrentSources sources, IngestConfig config, Outside outside) {
    Buffers buffers = new Buffers();
    LossTally losses = buffers.losses();
    SampleRing ring = buffers.ring(config, losses);
    Spool spool = buffers.spool(config, losses);
    Notices notices = buffers.notices();
    StreamReadings stream = new StreamReadings(sources, ring, spool, losses, outside.counters());
    RecordGaps gaps = new RecordGaps(outside.ledger(), notices, sources, outside.clock(), config);
    TrackSources track =
        new TrackSources(stream, notices, gaps, outside.progress(), outside.ids(), outside.clock());
    DescribeTags describe = new DescribeTags(stream, notices, outside.clock());
    PublishReadings publish =
        new PublishReadings(
            spool,
            notices,
            gaps,
            losses,
            outside.publisher(),
            outside.counters(),
            outside.progress(),
            outside.ids(),
            outside.clock(),
            config);
    return new AppParts(stream, track, describe, gaps, publish, ring, spool, notices, losses);
  }
}
