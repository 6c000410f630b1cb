package org.penstock.topic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the catalogue.
 *
 * @param key the field, or fields, that the record key is made of
 * @param type the event record of its values
 * @param retention how long a record is kept; null for a compacted topic, or where it is kept for
 *     ever
 */
public record Topic(
    String name,
    String key,
    Class<?> type,
    int partitions,
    Cleanup cleanup,
    @Nullable Duration retention) {

  /** What the broker does with old records. */
  public enum Cleanup {
    /** Removes them after the retention. */
    DELETE,
    /** Keeps the last one of each key. */
    COMPACT,
    /** Keeps them all. */
    KEEP
  }

  /** Where a service sets aside the records of this topic that it cannot use. */
  public String deadLetter(String service) {
    return name + "." + service + ".dlq";
  }

  /** The JSON Schema of the values, as a class path resource. */
  public String schema() {
    return "schemas/" + name + ".schema.json";
  }
}
