package org.penstock.ingest.tagsfile;

import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.Secrets;
import org.penstock.ingest.domain.port.SourcesFile;

/** The real tags file and the real secrets, read as the container does it. */
public final class TagsFileParts {

  private TagsFileParts() {}

  public static CurrentSources sources(IngestConfig config) {
    return new TagsFile(config);
  }

  /** The same as a file that can change. */
  public static SourcesFile file(CurrentSources sources) {
    return (TagsFile) sources;
  }

  /** Whether that file was read. */
  public static HealthCheck readiness(CurrentSources sources) {
    return new ConfigurationReady((TagsFile) sources);
  }

  public static Secrets secrets(SmallRyeConfig values) {
    return new ConfiguredSecrets(values);
  }
}
