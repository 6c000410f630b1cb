package org.penstock.ingest.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.inbound.InboundOut;
import org.penstock.kit.outbox.Outbox;
import org.penstock.topic.Topics;

/** Readings of other plant systems go out with the offsets of what they were made of. */
@ApplicationScoped
class InboundOutbox implements InboundOut {

  private final Outbox outbox;
  private final ReadingRecords records;

  InboundOutbox(Outbox outbox, ReadingRecords records) {
    this.outbox = outbox;
    this.records = records;
  }

  @Override
  public void forward(Reading reading, boolean isLatest) {
    outbox.add(records.message(Topics.READINGS, reading));
    if (isLatest) {
      outbox.add(records.message(Topics.READINGS_LATEST, reading));
    }
  }
}
