package org.penstock.plant.test;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.penstock.plant.FolderTree;

/** Starts the test servers for the first module that asks; every later one gets the same. */
final class ServersOfThisBuild {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final ThisBuild build;

  ServersOfThisBuild(ThisBuild build) {
    this.build = build;
  }

  RunningServers get() {
    Path folder = build.serversFolder();
    Optional<RunningServers> known = RunningServers.in(folder);
    return known.isPresent() ? known.get() : getLocked(folder);
  }

  private RunningServers getLocked(Path folder) {
    try {
      Files.createDirectories(build.allServersFolder());
      try (FileChannel file = FileChannel.open(lockFile(), CREATE, WRITE);
          var _ = file.lock()) {
        Optional<RunningServers> running = RunningServers.in(folder);
        return running.isPresent() ? running.get() : start(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The test servers cannot be started", e);
    }
  }

  private Path lockFile() {
    return build.allServersFolder().resolve("lock");
  }

  private RunningServers start(Path folder) throws IOException {
    FolderTree.delete(folder);
    Files.createDirectories(folder);
    Path log = folder.resolve("servers.log");
    Process process =
        new ProcessBuilder(command(folder))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return await(folder, process, log);
  }

  private List<String> command(Path folder) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        classPath(),
        TestServers.class.getName(),
        folder.toString(),
        build.folder().resolve(".penstock").resolve("cache").toString(),
        String.valueOf(build.process().pid()));
  }

  private String classPath() throws IOException {
    Path target = build.folder().resolve("deploy").resolve("local-plant").resolve("target");
    Path file = target.resolve("local-plant.classpath");
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "The test servers need "
              + file
              + ", which the build of deploy/local-plant writes: run"
              + " `mvn -pl shared-schema,deploy/local-plant install -DskipTests` once.");
    }
    return ownClasses() + File.pathSeparator + Files.readString(file).strip();
  }

  /** The very jar or folder that this class came from. */
  private static Path ownClasses() {
    CodeSource source = TestServers.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException(
          "The classes of local-plant are neither in a jar nor on disk.");
    }
    return Path.of(URI.create(source.getLocation().toString()));
  }

  private static RunningServers await(Path folder, Process process, Path log) throws IOException {
    long rounds = PATIENCE.dividedBy(LOOK_EVERY);
    for (long i = 0; i < rounds; i++) {
      Optional<RunningServers> running = RunningServers.in(folder);
      if (running.isPresent()) {
        return running.get();
      }
      if (hasEndedWithin(LOOK_EVERY, process)) {
        throw new IllegalStateException(
            "The test servers ended at once; they said: " + Files.readString(log));
      }
    }
    process.destroy();
    throw new IllegalStateException(
        "The test servers were not ready after " + PATIENCE.toSeconds() + " s; see " + log);
  }

  private static boolean hasEndedWithin(Duration time, Process process) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the test servers start", e);
    }
  }
}
