package org.penstock.ingest.app.configuration;

import org.penstock.ingest.app.DescribeTags;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.ScadaServers;
import org.penstock.ingest.domain.port.SourcesFile;

/** The real reload, wired as the container does it. */
public final class ConfigurationParts {

  private ConfigurationParts() {}

  public static ReloadSources reload(
      SourcesFile file,
      StreamReadings stream,
      ScadaServers servers,
      DescribeTags describe,
      IngestConfig config) {
    return new ReloadSources(file, stream, servers, describe, config);
  }
}
