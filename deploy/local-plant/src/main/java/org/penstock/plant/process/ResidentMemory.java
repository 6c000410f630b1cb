package org.penstock.plant.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Physical memory of a process and its children; a page that they share counts once. */
public final class ResidentMemory {

  private static final String FIELD = "Pss:";
  private static final int KILOBYTES_PER_MEGABYTE = 1024;

  private ResidentMemory() {}

  /** Megabytes; empty where the system does not tell. */
  public static OptionalLong megabytesOf(ProcessHandle process) {
    long kilobytes =
        Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(ResidentMemory::kilobytesOf)
            .sum();
    return kilobytes == 0
        ? OptionalLong.empty()
        : OptionalLong.of(kilobytes / KILOBYTES_PER_MEGABYTE);
  }

  private static long kilobytesOf(ProcessHandle process) {
    Path file = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
