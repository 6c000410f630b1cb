package org.penstock.plant.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.penstock.plant.PlantException;

/** The jars of a packaged program. */
public final class JarFiles {

  private JarFiles() {}

  /** All of them, in a fixed order. */
  public static List<Path> below(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new PlantException("There is no program in " + folder + ". Build again.", e);
    }
  }
}
