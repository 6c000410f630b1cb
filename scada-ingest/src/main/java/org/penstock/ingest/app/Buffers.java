package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.MemorySpool;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.ingest.domain.loss.LossTally;

/** The one of each that the verbs share. */
@ApplicationScoped
class Buffers {

  @Produces
  @Singleton
  LossTally losses() {
    return new LossTally();
  }

  @Produces
  @Singleton
  SampleRing ring(IngestConfig config, LossTally losses) {
    return new SampleRing(config.buffers().ringSamples(), losses);
  }

  @Produces
  @Singleton
  Spool spool(IngestConfig config, LossTally losses) {
    return new MemorySpool(config.buffers().spoolReadings(), losses);
  }

  @Produces
  @Singleton
  Notices notices() {
    return new Notices();
  }
}
