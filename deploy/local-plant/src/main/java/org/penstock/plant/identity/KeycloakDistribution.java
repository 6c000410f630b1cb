package org.penstock.plant.identity;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.penstock.plant.FolderTree;
import org.penstock.plant.PlantException;

/** Keycloak's programs in the cache, as Maven fetches them, built for PostgreSQL. */
public final class KeycloakDistribution {

  private static final String FETCH =
      "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";
  private static final String LOCAL_REPOSITORY = "maven.repo.local";

  /** For a JVM that lives for half a minute. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private static final List<String> BUILD = List.of("build", "--db=postgres", "--cache=local");

  private final Path cache;
  private final String version = version();

  public KeycloakDistribution(Path cache) {
    this.cache = cache;
  }

  /** Where the built programs are; fetches and builds them when they are not there yet. */
  public Path home(Consumer<String> progress) {
    Path home = cache.resolve("keycloak-" + version);
    try {
      Files.createDirectories(cache);
      try (FileChannel lock = openLock();
          var _ = lock.lock()) {
        if (!Files.exists(home)) {
          make(home, progress);
        }
      }
    } catch (IOException e) {
      throw new PlantException("Keycloak's folder cannot be locked: " + e, e);
    }
    return home;
  }

  /** Two plants of one repository may come at the same time. */
  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        cache.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void make(Path home, Consumer<String> progress) {
    Path unfinished = cache.resolve("keycloak.unfinished");
    FolderTree.delete(unfinished);
    progress.accept("is fetched (once, 180 MB)");
    fetch(unfinished);
    progress.accept("is built for PostgreSQL (once)");
    Path unpacked = unfinished.resolve("keycloak-" + version);
    build(unpacked);
    move(unpacked, home);
    FolderTree.delete(unfinished);
  }

  private void fetch(Path folder) {
    List<String> words =
        new ArrayList<>(
            List.of(
                System.getenv().getOrDefault("PENSTOCK_MAVEN", "mvn"),
                "-B",
                "-q",
                FETCH,
                "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + version + ":zip",
                "-DoutputDirectory=" + folder));
    // A build that keeps its downloads somewhere else keeps this one there too.
    Optional.ofNullable(System.getProperty(LOCAL_REPOSITORY))
        .ifPresent(repository -> words.add("-D" + LOCAL_REPOSITORY + "=" + repository));
    run(
        words,
        "Keycloak "
            + version
            + " cannot be fetched: is the network there, and can Maven download?");
  }

  private void build(Path home) {
    List<String> words = new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString()));
    words.addAll(BUILD);
    run(words, "Keycloak cannot be built.");
  }

  private void run(List<String> words, String complaint) {
    Path log = cache.resolve("keycloak-setup.log");
    try {
      Files.createDirectories(cache);
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(cache.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder
          .environment()
          .putAll(
              Map.of(
                  "JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_APPEND", SHORT_LIVED));
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new PlantException(complaint + " What happened stands in " + log + ".");
      }
    } catch (IOException e) {
      throw new PlantException(complaint + " (" + e.getMessage() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("Interrupted while Keycloak is made ready", e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PlantException("Keycloak cannot be moved to " + to + ": " + e, e);
    }
  }

  private static String version() {
    Properties versions = new Properties();
    try (var file = KeycloakDistribution.class.getResourceAsStream("/versions.properties")) {
      if (file == null) {
        throw new IllegalStateException("versions.properties is not on the class path");
      }
      versions.load(file);
    } catch (IOException e) {
      throw new IllegalStateException("versions.properties cannot be read", e);
    }
    return versions.getProperty("keycloak");
  }
}
