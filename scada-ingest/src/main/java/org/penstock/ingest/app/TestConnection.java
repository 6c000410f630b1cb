package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.ScadaServers;
import org.penstock.ingest.domain.source.ConnectionTest;

/** Tries the connection to a source step by step. */
@ApplicationScoped
public class TestConnection {

  private final CurrentSources sources;
  private final ScadaServers servers;

  TestConnection(CurrentSources sources, ScadaServers servers) {
    this.sources = sources;
    this.servers = servers;
  }

  /** Tests the source of that id, or the first one; empty when there is none. */
  public Optional<ConnectionTest> test(@Nullable String sourceId) {
    return (sourceId == null
            ? sources.now().all().stream().findFirst()
            : sources.now().byId(sourceId))
        .map(servers::test);
  }
}
