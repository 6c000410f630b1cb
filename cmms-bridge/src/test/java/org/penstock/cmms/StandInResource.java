package org.penstock.cmms;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.cmms.StandInCmms;

/**
 * The stand-in CMMS on a free port, and a copy of the local plant's mapping that tests may change.
 */
public final class StandInResource implements QuarkusTestResourceLifecycleManager {

  private static final Path SHIPPED =
      Path.of("..", "deploy", "local-plant", "plant", "cmms-mapping.yaml");

  private @Nullable StandInCmms standIn;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("cmms");
      Path mapping = folder.resolve("cmms-mapping.yaml");
      Files.copy(SHIPPED, mapping);
      StandInCmms started =
          StandInCmms.start("--port=0", "--limit=1000000", "--data=" + folder.resolve("data"));
      standIn = started;
      return Map.of(
          "cmms.connector.base-url",
          started.url() + "/v8",
          "cmms.connector.connection-key",
          "wtp-1",
          "cmms.connector.api-key",
          "local-cmms-key",
          "cmms.mapping-file",
          mapping.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      if (standIn != null) {
        standIn.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
