package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.port.ScadaServers;
import org.penstock.ingest.domain.source.ConnectionTest;
import org.penstock.ingest.domain.source.Sources;

/** Tries the connection to a source step by step. */
@ApplicationScoped
public class TestConnection {

  private final Sources sources;
  private final ScadaServers servers;

  TestConnection(Sources sources, ScadaServers servers) {
    this.sources = sources;
    this.servers = servers;
  }

  /** Tests the source of that id, or the first one; empty when there is none. */
  public Optional<ConnectionTest> test(@Nullable String sourceId) {
    return (sourceId == null ? sources.all().stream().findFirst() : sources.byId(sourceId))
        .map(servers::test);
  }
}
