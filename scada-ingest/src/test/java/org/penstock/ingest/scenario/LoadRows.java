package org.penstock.ingest.scenario;

import org.penstock.plant.simulator.load.LoadNamespace;
import org.penstock.plant.simulator.load.LoadTags;

/** Rows of the tags file for the counting tags of the plant's load mode. */
final class LoadRows {

  private LoadRows() {}

  /** Rows for so many of them. */
  static void add(SourceFile file, int count) {
    for (int i = 0; i < count; i++) {
      file.row(row(LoadTags.nameOf(i), ""));
    }
  }

  /** A row with more fields, each after a comma. */
  static String row(String name, String more) {
    return "{ tag_name: %s, node_id: 'nsu=%s;s=%s', area: load, value_type: DOUBLE%s }"
        .formatted(name, LoadNamespace.URI, name, more);
  }
}
