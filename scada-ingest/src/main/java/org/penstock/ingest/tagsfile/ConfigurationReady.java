package org.penstock.ingest.tagsfile;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the tags file has been read. A file that is broken later leaves in force what was
 * read, and is said, but takes nothing away.
 */
@Readiness
@ApplicationScoped
class ConfigurationReady implements HealthCheck {

  private final TagsFile file;

  ConfigurationReady(TagsFile file) {
    this.file = file;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("configuration")
        .status(file.isLoaded())
        .withData("sources", file.now().all().size())
        .withData("fault", file.complaint())
        .build();
  }
}
