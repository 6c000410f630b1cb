package org.penstock.plant.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out who listens on a port, from /proc; for other systems and users it does not know. */
public final class PortHolder {

  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  /** The process that listens on the port, if it can be seen. */
  public static Optional<ProcessHandle> of(int port) {
    Set<String> sockets =
        Stream.of("tcp", "tcp6")
            .flatMap(table -> linesOf(Path.of("/proc/net", table)).stream())
            .flatMap(line -> listeningSocket(line, port).stream())
            .collect(Collectors.toSet());
    return ProcessHandle.allProcesses().filter(process -> holds(process, sockets)).findFirst();
  }

  /** The socket of one line of /proc/net/tcp, if it listens on the port. */
  static Optional<String> listeningSocket(String line, int port) {
    List<String> words = List.of(line.strip().split("\\s+", -1));
    if (words.size() <= INODE || !words.get(STATE).equals(LISTENING)) {
      return Optional.empty();
    }
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    return words.get(LOCAL_ADDRESS).endsWith(suffix)
        ? Optional.of("socket:[" + words.get(INODE) + "]")
        : Optional.empty();
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    Path folder = Path.of("/proc", String.valueOf(process.pid()), "fd");
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (sockets.contains(targetOf(file))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static String targetOf(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
