package org.penstock.ingest.domain.link;

import java.util.Optional;

/** What a person can order of the sources, and what can be seen of their connections. */
public interface SourceControl {

  /** Leaves the source's connection and makes another one; false when there is no such source. */
  boolean restart(String sourceId);

  /** As a restart, but a paused source stays as it is. */
  void reconnect(String sourceId);

  /** Leaves the source's connection until it is resumed; false when there is no such source. */
  boolean pause(String sourceId);

  /** Ends a pause; false when there is no such source. */
  boolean resume(String sourceId);

  /** The connection of a source, while it has one. */
  Optional<SourceLink> link(String sourceId);
}
