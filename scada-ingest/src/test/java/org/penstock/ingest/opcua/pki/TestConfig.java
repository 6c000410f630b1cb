package org.penstock.ingest.opcua.pki;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.penstock.ingest.config.IngestConfig;

/** The configuration as the container makes it. */
public final class TestConfig {

  private TestConfig() {}

  public static IngestConfig of(Path pki, String... keysAndValues) {
    Map<String, String> values = new HashMap<>();
    values.put("scada.pki.folder", pki.toString());
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(IngestConfig.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(IngestConfig.class);
  }
}
