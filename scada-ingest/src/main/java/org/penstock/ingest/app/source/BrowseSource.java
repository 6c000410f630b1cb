package org.penstock.ingest.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.penstock.ingest.domain.link.NodeBrowsing;
import org.penstock.ingest.domain.link.NodeBrowsing.Answer;
import org.penstock.ingest.domain.port.CurrentSources;

/** Lets a person look into the address space of a source's server. */
@ApplicationScoped
public class BrowseSource {

  private final CurrentSources sources;
  private final NodeBrowsing servers;

  BrowseSource(CurrentSources sources, NodeBrowsing servers) {
    this.sources = sources;
    this.servers = servers;
  }

  /** The children of a node; empty when there is no such source. */
  public Optional<Answer> children(String sourceId, String node, int skip, int most) {
    return sources
        .now()
        .byId(sourceId)
        .map(source -> servers.browse(source.id(), node, skip, most));
  }
}
