package org.penstock.ingest.tagsfile;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.penstock.ingest.domain.port.Secrets;

/** Secrets from the environment, the other sources of the configuration, and from files. */
@ApplicationScoped
class ConfiguredSecrets implements Secrets {

  private static final String FILE = "file:";

  private final Config config;

  ConfiguredSecrets(Config config) {
    this.config = config;
  }

  @Override
  public Optional<String> read(String name) {
    return name.startsWith(FILE)
        ? content(Path.of(name.substring(FILE.length())))
        : config.getOptionalValue(name, String.class);
  }

  /** Read each time: whoever rotates a secret replaces the file. */
  private static Optional<String> content(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
