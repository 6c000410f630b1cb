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

  /**
   * Maven, or the editor. Surefire forks through a shell, so the direct parent ends with each
   * module; and a JVM that has lost its Maven belongs to a process that never ends.
   */
  private static ProcessHandle findProcess() {
    Optional<ProcessHandle> ancestor = ProcessHandle.current().parent();
    while (ancestor.filter(ThisBuild::isShell).isPresent()) {
      ancestor = ancestor.flatMap(ProcessHandle::parent);
    }
    return ancestor
        .filter(process -> nameOf(process).equals("java"))
        .orElse(ProcessHandle.current());
  }

  private static boolean isShell(ProcessHandle process) {
    return SHELLS.contains(nameOf(process));
  }

  private static String nameOf(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString())
        .orElse("");
  }
}
