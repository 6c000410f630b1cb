package org.penstock.ingest.domain.flow;

import static org.penstock.ingest.domain.Samples.NOON;

import org.penstock.event.TagMetadata;
import org.penstock.event.ValueType;

/** Descriptions of tags for the tests. */
final class Described {

  private Described() {}

  static TagMetadata tag(String name) {
    return new TagMetadata(
        name,
        "wtp-1",
        "x",
        "plc-1",
        "nsu=urn:x;s=" + name,
        ValueType.DOUBLE,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        true,
        1,
        NOON);
  }
}
