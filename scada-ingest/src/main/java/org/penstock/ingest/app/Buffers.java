package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.DescribedTags;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.UntoldGaps;

/** The one of each that the verbs share. */
@ApplicationScoped
class Buffers {

  @Produces
  @Singleton
  LossTally losses(IngestConfig config) {
    return new LossTally(config.buffers().gapTags());
  }

  @Produces
  @Singleton
  SampleRing ring(IngestConfig config, LossTally losses) {
    return new SampleRing(config.buffers().ringSamples(), losses);
  }

  @Produces
  @Singleton
  Notices notices(UntoldGaps untold, DescribedTags described) {
    return new Notices(untold, described);
  }
}
