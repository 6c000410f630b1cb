package org.penstock.plant.rig;

import java.util.Map;
import java.util.Objects;

/**
 * A service as it is packaged, and how it is to run.
 *
 * @param name the service's name, as of its module
 * @param instance what this process is called; two of one service have different ones
 * @param schema its schema in the database, and the role that works in it
 * @param heapMegabytes the JVM's largest heap
 * @param readyPath what answers 200 when it may be used
 * @param environment what this service needs beside broker, database and tokens
 */
public record PackagedService(
    String name,
    String instance,
    String schema,
    int heapMegabytes,
    String readyPath,
    Map<String, String> environment) {

  /** Everything there is must be reached. */
  public static final String READY = "/q/health/ready";

  /** Only the process itself is asked. */
  public static final String LIVE = "/q/health/live";

  public PackagedService {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(readyPath, "readyPath");
    environment = Map.copyOf(environment);
  }
}
