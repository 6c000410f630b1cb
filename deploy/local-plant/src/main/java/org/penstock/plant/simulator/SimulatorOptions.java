package org.penstock.plant.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the command line says.
 *
 * @param controlPort the port of the control endpoint; 0 takes a free one
 * @param speed simulated seconds per second
 * @param interval how often the plant shows its values
 * @param history how far back history can be read
 * @param loadTags how many tags the load mode has; 0 switches it off
 * @param loadWithoutHistory every so-manieth of them keeps no history; 0: all keep one
 * @param loadRate changes per second of all of them together
 */
record SimulatorOptions(
    int port,
    int controlPort,
    Path data,
    long seed,
    double speed,
    Duration interval,
    Duration history,
    boolean faults,
    int loadTags,
    int loadWithoutHistory,
    double loadRate) {

  SimulatorOptions {
    if (!interval.isPositive() || speed <= 0) {
      throw new IllegalArgumentException("--interval and --speed must be positive");
    }
  }

  static SimulatorOptions parse(String... args) {
    Map<String, String> given = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("expected --name=value, got " + arg);
      }
      given.put(arg.substring(2, equals), arg.substring(equals + 1));
    }
    if (!given.containsKey("data")) {
      throw new IllegalArgumentException("--data=FOLDER is missing");
    }
    return new SimulatorOptions(
        Integer.parseInt(given.getOrDefault("port", "14840")),
        Integer.parseInt(given.getOrDefault("control-port", "14841")),
        Path.of(given.getOrDefault("data", ".")),
        Long.parseLong(given.getOrDefault("seed", "42")),
        Double.parseDouble(given.getOrDefault("speed", "1")),
        Duration.parse(given.getOrDefault("interval", "PT1S")),
        Duration.parse(given.getOrDefault("history", "PT2H")),
        Boolean.parseBoolean(given.getOrDefault("faults", "true")),
        Integer.parseInt(given.getOrDefault("load-tags", "0")),
        Integer.parseInt(given.getOrDefault("load-without-history", "0")),
        Double.parseDouble(given.getOrDefault("load-rate", "0")));
  }

  /** Simulated time per tick. */
  Duration step() {
    return Duration.ofNanos(Math.round(interval.toNanos() * speed));
  }

  /** The model's sub-step: fine enough for its fastest part, at most one second. */
  Duration subStep() {
    return step().compareTo(Duration.ofSeconds(1)) < 0 ? step() : Duration.ofSeconds(1);
  }

  int historyCapacity() {
    return Math.clamp(history.dividedBy(interval), 1, 100_000);
  }
}
