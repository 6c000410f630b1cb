package org.penstock.plant.up;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.RunEntry;

/**
 * Where everything is.
 *
 * @param home the root of the repository, with the packaged programs
 * @param state what the plant keeps: data, logs, caches, who runs
 */
public record PlantFolder(Path home, Path state) {

  /** The plant of a repository. */
  public static PlantFolder of(Path home) {
    Path absolute = home.toAbsolutePath().normalize();
    return new PlantFolder(absolute, absolute.resolve(".penstock"));
  }

  /** Shared by all plants of the repository; `reset` keeps it. */
  public Path cache() {
    return home.resolve(".penstock").resolve("cache");
  }

  /** What one part keeps. */
  public Path data(String part) {
    return state.resolve("data").resolve(part);
  }

  public Path log(String part) {
    return state.resolve("logs").resolve(part + ".log");
  }

  public RunEntry runEntry(String part) {
    return new RunEntry(state.resolve("run").resolve(part + ".pid"));
  }

  /** A file of the local plant's own configuration. */
  public Path configuration(String name) {
    return localPlant().resolve("plant").resolve(name);
  }

  /** The folder of a packaged service. */
  public Path packaged(String service) {
    return home.resolve(service).resolve("target").resolve("quarkus-app");
  }

  /** The jars of local-plant and of all that it needs. */
  public List<Path> classPath() {
    Path target = localPlant().resolve("target");
    try {
      List<Path> jars = new ArrayList<>();
      jars.add(target.resolve("local-plant-1.0.0-SNAPSHOT.jar"));
      String others = Files.readString(target.resolve("local-plant.classpath")).strip();
      for (String jar : List.of(others.split(File.pathSeparator, -1))) {
        jars.add(Path.of(jar));
      }
      return jars;
    } catch (IOException e) {
      throw new PlantException("deploy/local-plant is not built: run `mvn package` first.", e);
    }
  }

  private Path localPlant() {
    return home.resolve("deploy").resolve("local-plant");
  }
}
