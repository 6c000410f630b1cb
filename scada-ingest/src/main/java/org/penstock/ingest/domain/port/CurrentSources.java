package org.penstock.ingest.domain.port;

import org.penstock.ingest.domain.source.Sources;

/** The sources as they are configured now; ask again each time, they change while we run. */
@FunctionalInterface
public interface CurrentSources {

  /** The sources of this moment. */
  Sources now();
}
