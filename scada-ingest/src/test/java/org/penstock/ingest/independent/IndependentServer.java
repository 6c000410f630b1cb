package org.penstock.ingest.independent;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.process.Pause;

/** The server in a process of its own, and the service's configuration to read it. */
public final class IndependentServer implements QuarkusTestResourceLifecycleManager {

  static final String SOURCE = "independent";
  static final String CONTROL_URL = "test.independent.control-url";
  static final int TAGS = 250;

  /** Where {@code npm ci} was run; the profile names it. */
  private static final String FOLDER = "independent.server.folder";

  private static final int ITEMS_PER_CALL = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final String CERTIFICATE = "CERTIFICATE ";

  private @Nullable Process server;

  @Override
  public Map<String, String> start() {
    List<Integer> ports = LoopbackPorts.free(2);
    try {
      Path data = Files.createTempDirectory("independent-it");
      Path log = data.resolve("server.log");
      Process started =
          new ProcessBuilder(
                  "node",
                  "server.js",
                  String.valueOf(ports.getFirst()),
                  String.valueOf(ports.getLast()),
                  data.toString(),
                  String.valueOf(ITEMS_PER_CALL))
              .directory(Path.of(System.getProperty(FOLDER, "")).toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      server = started;
      Path certificate = certificateOnceReady(started, log);
      Path tags = data.resolve("tags.yaml");
      Files.writeString(tags, tagsFile(ports.getFirst()));
      return configuration(data, tags, certificate, ports.getLast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> configuration(
      Path data, Path tags, Path certificate, int controlPort) {
    Map<String, String> configuration = new HashMap<>();
    configuration.put(CONTROL_URL, "http://" + LoopbackPorts.HOST + ":" + controlPort);
    configuration.put("scada.data-folder", data.resolve("ingest").toString());
    configuration.put("scada.tags-file", tags.toString());
    configuration.put("scada.pki.folder", data.resolve("ingest-pki").toString());
    configuration.put("scada.pki.trust-file", certificate.toString());
    configuration.put("SCADA_OPCUA_PASSWORD", "penstock-ingest");
    configuration.put("scada.reconnect.longest", "2s");
    configuration.put("scada.recovery.silence", "8s");
    configuration.put("scada.buffers.gap-interval", "1s");
    configuration.put("scada.backfill.settle", "1s");
    return configuration;
  }

  private static Path certificateOnceReady(Process server, Path log) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (server.isAlive() && System.nanoTime() < end) {
      List<String> lines = Files.readAllLines(log);
      Optional<String> certificate =
          lines.stream().filter(line -> line.startsWith(CERTIFICATE)).findFirst();
      if (lines.contains("READY") && certificate.isPresent()) {
        return Path.of(certificate.get().substring(CERTIFICATE.length()));
      }
      Pause.of(LOOK_EVERY);
    }
    throw new IllegalStateException(
        "the independent server did not start:\n" + Files.readString(log));
  }

  private static String tagsFile(int port) {
    StringBuilder yaml =
        new StringBuilder(
            """
            source:
              id: %s
              plant_id: wtp-1
              endpoint_url: opc.tcp://127.0.0.1:%d/plant
              security:
                policy: Basic256Sha256
                mode: SignAndEncrypt
              identity:
                username: penstock-ingest
                password_from: SCADA_OPCUA_PASSWORD
              publishing_interval: PT1S
              sampling_interval: PT0.1S
              queue_size: 600
              alarms:
                enabled: true
            tags:
            """
                .formatted(SOURCE, port));
    for (int tag = 0; tag < TAGS; tag++) {
      yaml.append(tag("tag" + tag));
    }
    return yaml.append(tag("kept")).append(tag("level")).toString();
  }

  private static String tag(String name) {
    return """
      - tag_name: independent.%s
        node_id: nsu=urn:penstock:independent-plant;s=%s
        area: independent
        value_type: DOUBLE
    """
        .formatted(name, name);
  }

  @Override
  public void stop() {
    Process started = server;
    if (started != null) {
      started.destroy();
    }
  }
}
