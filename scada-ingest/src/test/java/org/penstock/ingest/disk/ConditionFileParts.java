package org.penstock.ingest.disk;

import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.KnownConditions;

/** The real memory of conditions, as the container makes it. */
public final class ConditionFileParts {

  private ConditionFileParts() {}

  public static KnownConditions of(IngestConfig config) {
    return new ConditionFiles(config);
  }
}
