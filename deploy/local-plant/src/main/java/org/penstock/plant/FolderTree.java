package org.penstock.plant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A folder with all that is in it. */
public final class FolderTree {

  private FolderTree() {}

  /** Deletes the folder; what another process deletes at the same time is no reason to complain. */
  public static void delete(Path folder) {
    try {
      for (Path path : deepestFirst(folder)) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new PlantException("The folder " + folder + " cannot be deleted: " + e, e);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
