package org.penstock.ingest.app.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.penstock.ingest.app.DescribeTags;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.ScadaServers;
import org.penstock.ingest.domain.port.SourcesFile;
import org.penstock.ingest.domain.port.SourcesFile.Replaced;
import org.penstock.ingest.domain.source.SourceChanges;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Puts another configuration into force by its differences: what is the same goes on without a
 * pause.
 */
@ApplicationScoped
public class ReloadSources implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(ReloadSources.class);

  private final SourcesFile file;
  private final StreamReadings stream;
  private final ScadaServers servers;
  private final DescribeTags describe;
  private final IngestConfig config;

  ReloadSources(
      SourcesFile file,
      StreamReadings stream,
      ScadaServers servers,
      DescribeTags describe,
      IngestConfig config) {
    this.file = file;
    this.stream = stream;
    this.servers = servers;
    this.describe = describe;
    this.config = config;
  }

  @Override
  public String name() {
    return "configuration reload";
  }

  /** Readings do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) {
    describe.sweep(file.preview(file.written()));
    while (!stop.await(config.collecting().reloadInterval())) {
      file.reload().ifPresent(this::apply);
    }
  }

  /** Puts it into force. */
  public synchronized void apply(Replaced replaced) {
    SourceChanges changes = SourceChanges.between(replaced.before(), replaced.after());
    replaced.after().rejected().forEach(LOG::error);
    LOG.infof(
        "another configuration: %d sources started, %d stopped, %d with other tags",
        changes.started().size(), changes.stopped().size(), changes.retagged().size());
    // First, so that the first sample of a new tag is expected.
    stream.change(changes);
    servers.change(changes);
    describe.change(changes);
    describe.sweep(replaced.after());
  }
}
