package org.penstock.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.penstock.plant.PlantException;

/** What a process has used so far, from /proc. */
public final class ProcessMeter {
  private static final double TICKS_PER_SECOND = 100;
  private static final double KILOBYTES_PER_MEGABYTE = 1024;
  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  private ProcessMeter() {}

  /** Seconds of processor time, of all its threads. */
  public static double cpuSeconds(long pid) {
    String stat = read(Path.of("/proc", String.valueOf(pid), "stat"));
    // The name of the program, in brackets, may hold anything; what follows it is in columns.
    List<String> words = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    long ticks = Long.parseLong(words.get(USER_TIME)) + Long.parseLong(words.get(SYSTEM_TIME));
    return ticks / TICKS_PER_SECOND;
  }

  /** The most memory that it has had resident at once, in megabytes. */
  public static double peakMegabytes(long pid) {
    return status(pid, "VmHWM:") / KILOBYTES_PER_MEGABYTE;
  }

  /** The memory that it has resident now, in megabytes. */
  public static double megabytes(long pid) {
    return status(pid, "VmRSS:") / KILOBYTES_PER_MEGABYTE;
  }

  private static double status(long pid, String field) {
    return read(Path.of("/proc", String.valueOf(pid), "status"))
        .lines()
        .filter(line -> line.startsWith(field))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new PlantException(file + " cannot be read: the process has ended, or no Linux", e);
    }
  }
}
