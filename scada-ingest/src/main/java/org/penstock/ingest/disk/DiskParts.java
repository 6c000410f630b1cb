package org.penstock.ingest.disk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.disk.spool.DiskSpool;
import org.penstock.ingest.domain.flow.DescribedTags;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.Reach;
import org.penstock.ingest.domain.loss.UntoldGaps;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.Progress;

/** What of the service outlives the process, in its data folder. */
@ApplicationScoped
class DiskParts {

  private static final long MEBIBYTE = 1024L * 1024;

  @Produces
  @Singleton
  DiskSpool spool(
      IngestConfig config,
      LossTally losses,
      CurrentSources sources,
      Progress progress,
      InstantSource clock) {
    IngestConfig.Spool spool = config.spool();
    return new DiskSpool(
        config.dataFolder().resolve("spool"),
        new DiskSpool.Bounds(
            spool.mebibytes() * MEBIBYTE,
            spool.segmentMebibytes() * MEBIBYTE,
            spool.cachedReadings(),
            spool.readingsWithoutDisk(),
            spool.retryDisk()),
        losses,
        new Reach(source -> sources.now().longestPublishing(source)),
        progress,
        clock);
  }

  void close(@Disposes DiskSpool spool) {
    spool.close();
  }

  @Produces
  @Singleton
  UntoldGaps untold(IngestConfig config) {
    return new UntoldGapsFile(config.dataFolder().resolve("untold-gaps"));
  }

  @Produces
  @Singleton
  DescribedTags described(IngestConfig config) {
    return DescribedTagsFile.in(config.dataFolder());
  }
}
