package org.penstock.plant.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.PortHolder;

/** What would keep the plant from starting, said before anything is started. */
final class Obstacles {

  private static final long LEAST_BYTES = 2L * 1024 * 1024 * 1024;
  private static final long BYTES_PER_MEGABYTE = 1024 * 1024;

  private Obstacles() {}

  /** Throws one sentence for each port of these parts that is taken. */
  static void checkPorts(List<Part> parts, Map<PlantPort, Integer> ports) {
    List<String> names = parts.stream().map(Part::name).toList();
    List<String> sentences = new ArrayList<>();
    ports.forEach((port, number) -> {
      if (names.contains(port.part()) && isTaken(number)) {
        sentences.add(sentence(port, number, PortHolder.of(number)));
      }
    });
    if (!sentences.isEmpty()) {
      throw new PlantException(String.join("\n", sentences));
    }
  }

  /** Throws when the data would soon not fit. */
  static void checkDisk(Path folder) {
    try {
      Files.createDirectories(folder);
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < LEAST_BYTES) {
        throw new PlantException(
            "Only "
                + free / BYTES_PER_MEGABYTE
                + " MB are free where "
                + folder
                + " is; the plant needs 2048 MB. Make room first.");
      }
    } catch (IOException e) {
      throw new PlantException("The folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  static String sentence(PlantPort port, int number, Optional<ProcessHandle> holder) {
    String who =
        holder
            .map(process -> nameOf(process) + " (pid " + process.pid() + ") uses it")
            .orElse("a program of another user uses it");
    return "Port "
        + number
        + " is needed for "
        + port.purpose()
        + ", but "
        + who
        + ". Stop that program, or choose another port with "
        + port.variable()
        + "=<number>.";
  }

  private static String nameOf(ProcessHandle process) {
    return process.info().command().orElse("a program");
  }

  private static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return !socket.isBound();
    } catch (IOException e) {
      return true;
    }
  }
}
