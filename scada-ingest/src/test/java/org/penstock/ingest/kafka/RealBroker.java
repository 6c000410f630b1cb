package org.penstock.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.kafka.PlantKafka;

/**
 * A broker in a process of its own, with the catalogue's topics, that can be stopped and started.
 */
final class RealBroker {

  private final Path folder;
  private final List<Integer> ports = LoopbackPorts.free(2);
  private Process process;

  RealBroker(Path folder) throws IOException {
    this.folder = folder;
    this.process = launch();
  }

  String bootstrapServers() {
    return LoopbackPorts.HOST + ":" + ports.getFirst();
  }

  void start() throws IOException {
    process = launch();
  }

  /** Orderly, as for an update. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  private Process launch() throws IOException {
    Process launched =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                PlantKafka.class.getName(),
                folder.toString(),
                ports.get(0).toString(),
                ports.get(1).toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = launched.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    while (line != null && !line.startsWith("READY")) {
      line = said.readLine();
    }
    assertThat(line).startsWith("READY");
    return launched;
  }

  /** What the build of local-plant wrote down for its servers. */
  private static String classPath() throws IOException {
    Path own =
        Path.of(
            URI.create(
                PlantKafka.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    Path build = Path.of(System.getProperty("local-plant.build.directory"));
    Path servers = build.resolve("deploy/local-plant/target/local-plant.classpath");
    return own + File.pathSeparator + Files.readString(servers).strip();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
