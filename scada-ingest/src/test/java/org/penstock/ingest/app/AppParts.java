package org.penstock.ingest.app;

import java.time.InstantSource;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.disk.DescribedTagsFile;
import org.penstock.ingest.disk.spool.DiskSpool;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.Reach;
import org.penstock.ingest.domain.loss.UntoldGaps;
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
    KeepSafe keepSafe,
    SampleRing ring,
    DiskSpool spool,
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
    LossTally losses = buffers.losses(config);
    SampleRing ring = buffers.ring(config, losses);
    DiskSpool spool = spool(sources, config, losses, outside);
    Notices notices =
        buffers.notices(UntoldGaps.inMemory(), DescribedTagsFile.in(config.dataFolder()));
    StreamReadings stream = new StreamReadings(sources, ring, spool, losses, outside.counters());
    RecordGaps gaps = new RecordGaps(outside.ledger(), notices, sources, outside.clock(), config);
    TrackSources track =
        new TrackSources(
            stream, notices, gaps, outside.progress(), outside.ids(), outside.clock(), config);
    DescribeTags describe = new DescribeTags(stream, notices, outside.clock());
    TellLosses tellLosses =
        new TellLosses(
            losses,
            gaps,
            notices,
            outside.ledger(),
            UntoldGaps.inMemory(),
            outside.ids(),
            outside.clock(),
            config);
    PublishReadings publish =
        new PublishReadings(
            spool,
            notices,
            losses,
            tellLosses,
            outside.publisher(),
            outside.counters(),
            outside.clock(),
            config);
    KeepSafe keepSafe = new KeepSafe(spool, tellLosses, config);
    return new AppParts(
        stream, track, describe, gaps, publish, keepSafe, ring, spool, notices, losses);
  }

  private static DiskSpool spool(
      CurrentSources sources, IngestConfig config, LossTally losses, Outside outside) {
    IngestConfig.Spool spool = config.spool();
    return new DiskSpool(
        config.dataFolder().resolve("spool"),
        new DiskSpool.Bounds(
            (long) spool.mebibytes() << 20,
            (long) spool.segmentMebibytes() << 20,
            spool.cachedReadings(),
            spool.readingsWithoutDisk(),
            spool.retryDisk()),
        losses,
        new Reach(source -> sources.now().longestPublishing(source)),
        outside.progress(),
        outside.clock());
  }
}
