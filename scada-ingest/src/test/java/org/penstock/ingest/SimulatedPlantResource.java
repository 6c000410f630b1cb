package org.penstock.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.simulator.SimulatedPlant;

/** A simulated plant in this process, and the service's configuration to read it. */
public final class SimulatedPlantResource implements QuarkusTestResourceLifecycleManager {

  static final String CONTROL_URL = "test.plant.control-url";
  static final String KEYSTORE_PASSWORD = "keystore-tr0ub4dor";

  private @Nullable SimulatedPlant plant;

  @Override
  public Map<String, String> start() {
    try {
      Path data = Files.createTempDirectory("ingest-it");
      SimulatedPlant started = start(LoopbackPorts.free(1).getFirst(), data.resolve("plant"));
      plant = started;
      Path tags = data.resolve("tags.yaml");
      Files.writeString(tags, tagsFile(started.endpointUrl()));
      Map<String, String> configuration = new HashMap<>();
      configuration.put(CONTROL_URL, started.controlUrl());
      configuration.put("scada.data-folder", data.toString());
      configuration.put("scada.tags-file", tags.toString());
      configuration.put("scada.pki.folder", data.resolve("pki").toString());
      configuration.put(
          "scada.pki.trust-file", data.resolve("plant/server-certificate.der").toString());
      configuration.put("scada.pki.keystore-password", KEYSTORE_PASSWORD);
      configuration.put("SCADA_OPCUA_PASSWORD", "penstock-ingest");
      configuration.put("scada.expected-period", "1s");
      configuration.put("scada.reconnect.longest", "2s");
      configuration.put("scada.recovery.silence", "8s");
      configuration.put("scada.buffers.gap-interval", "1s");
      configuration.put("scada.inbound.values-per-second", "5");
      configuration.put("scada.inbound.burst", "30");
      configuration.put("scada.inbound.most-held", "100");
      configuration.put("scada.stream.interval", "200ms");
      configuration.put("scada.stream.heartbeat", "1s");
      return configuration;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    SimulatedPlant started = plant;
    if (started != null) {
      started.close();
    }
  }

  static SimulatedPlant start(int port, Path data) throws IOException {
    return SimulatedPlant.start(
        "--port=" + port, "--control-port=0", "--data=" + data, "--faults=false");
  }

  /** The local plant's own tag list, for this server, with a tag that it does not know. */
  private static String tagsFile(String endpointUrl) throws IOException {
    Path original = Path.of("..", "deploy", "local-plant", "plant", "tags.yaml");
    return Files.readString(original).replaceAll("endpoint_url: .*", "endpoint_url: " + endpointUrl)
        + """

          - tag_name: filters.no.such
            node_id: nsu=urn:penstock:simulated-plant;s=filters.no.such
            area: filters
            value_type: DOUBLE
          - tag_name: filters.elsewhere
            node_id: nsu=urn:elsewhere;s=filters.elsewhere
            area: filters
            value_type: DOUBLE
        """;
  }
}
