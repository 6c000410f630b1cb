package org.penstock.plant.process;

import java.util.List;
import java.util.Map;

/**
 * How the JVM of a service is set up: what docs/OPERATIONS.md recommends and gives the reasons of,
 * what {@code ./penstock up} starts the services with, and what the benchmarks measure.
 */
public final class ServiceJvm {

  /** What {@code ./penstock bench ingest} measures 30 000 tags and 20 000 values a second with. */
  public static final int INGEST_HEAP_MEGABYTES = 160;

  /** For every other service. */
  public static final int USUAL_HEAP_MEGABYTES = 256;

  /** Variables that the JVM itself does not read, but the C library below it. */
  public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

  private ServiceJvm() {}

  /** The options of the JVM with so much heap. */
  public static List<String> options(int heapMegabytes) {
    return List.of(
        "-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");
  }
}
