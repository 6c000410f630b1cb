package org.penstock.plant.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Java files below a folder, and which of them are too much for one reader. */
record SourceFiles(Path root) {

  private static final int MOST_LINES = 300;
  private static final int MOST_FILES = 15;

  List<String> tooLarge() {
    List<String> violations = new ArrayList<>();
    for (Path file : javaFiles()) {
      int lines = linesOf(file);
      if (lines > MOST_LINES) {
        violations.add(
            file + " has " + lines + " lines, more than " + MOST_LINES + ": split it by concept.");
      }
    }
    filesPerFolder()
        .forEach((folder, count) -> {
          if (count > MOST_FILES) {
            violations.add(
                folder
                    + " has "
                    + count
                    + " files, more than "
                    + MOST_FILES
                    + ": make a package of what belongs together.");
          }
        });
    return violations;
  }

  private Map<Path, Long> filesPerFolder() {
    return javaFiles().stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
  }

  private List<Path> javaFiles() {
    try (var files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int linesOf(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
