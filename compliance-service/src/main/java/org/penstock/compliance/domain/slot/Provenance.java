package org.penstock.compliance.domain.slot;

/** Where a value came from on Kafka: the records from {@code firstOffset} to {@code lastOffset}. */
public record Provenance(String topic, int partition, long firstOffset, long lastOffset) {

  /** The span that covers both, which lie in one partition. */
  public Provenance with(Provenance other) {
    return new Provenance(
        topic,
        partition,
        Math.min(firstOffset, other.firstOffset),
        Math.max(lastOffset, other.lastOffset));
  }
}
