package org.penstock.plant.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The build that runs these tests: its folder, and the process that all its modules share. */
record ThisBuild(Path folder, ProcessHandle process) {

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "busybox");

  static ThisBuild find() {
    return new ThisBuild(findFolder(), findProcess());
  }

  /** Where the servers of this build keep everything; another build never shares it. */
  Path serversFolder() {
    return allServersFolder().resolve(String.valueOf(process.pid()));
  }

  Path allServersFolder() {
    return folder.resolve(".penstock").resolve("test-servers");
  }

  private static Path findFolder() {
    Optional<Path> told =
        Optional.ofNullable(System.getProperty("local-plant.build.directory")).map(Path::of);
    return told.orElseGet(ThisBuild::searchUpwards).toAbsolutePath();
  }

  /** For tests started from an editor, which does not set the property. */
  private static Path searchUpwards() {
    Path start = Path.of("").toAbsolutePath();
    for (Path here = start; here != null; here = here.getParent()) {
      if (Files.isDirectory(here.resolve(".mvn"))) {
        return here;
      }
    }
    throw new IllegalStateException(
        "The root of the build is not known: set -Dlocal-plant.build.directory, or run in its folder.");
  }

  /** Surefire forks through a shell, so the direct parent ends with each module. */
  private static ProcessHandle findProcess() {
    ProcessHandle candidate = ProcessHandle.current();
    do {
      Optional<ProcessHandle> parent = candidate.parent();
      if (parent.isEmpty()) {
        return candidate;
      }
      candidate = parent.get();
    } while (isShell(candidate));
    return candidate;
  }

  private static boolean isShell(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString())
        .filter(SHELLS::contains)
        .isPresent();
  }
}
