package org.penstock.ingest.tagsfile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.penstock.ingest.domain.port.Secrets;

/** Secrets from the environment and the other sources of the configuration. */
@ApplicationScoped
class ConfiguredSecrets implements Secrets {

  private final Config config;

  ConfiguredSecrets(Config config) {
    this.config = config;
  }

  @Override
  public Optional<String> read(String name) {
    return config.getOptionalValue(name, String.class);
  }
}
