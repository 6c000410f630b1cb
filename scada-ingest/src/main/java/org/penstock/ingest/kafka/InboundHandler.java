package org.penstock.ingest.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.penstock.event.InboundReading;
import org.penstock.event.Reading;
import org.penstock.ingest.app.ForwardInbound;
import org.penstock.ingest.domain.sample.InboundCheck;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.kit.outbox.Outbox;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** What other plant systems publish, into the stream of readings or to the dead letters. */
@ApplicationScoped
class InboundHandler implements BatchHandler {

  private final EventReader reader;
  private final ForwardInbound forward;
  private final Outbox outbox;
  private final ReadingRecords records;

  InboundHandler(
      EventReader reader, ForwardInbound forward, Outbox outbox, ReadingRecords records) {
    this.reader = reader;
    this.forward = forward;
    this.outbox = outbox;
    this.records = records;
  }

  @Override
  public String group() {
    return "scada-ingest-inbound";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.READINGS_INBOUND);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    for (ConsumedRecord record : batch) {
      reader
          .read(record, InboundReading.class, unreadable)
          .ifPresent(sent -> take(record, sent, unreadable));
    }
  }

  private void take(ConsumedRecord record, InboundReading sent, DeadLetters unreadable) {
    switch (forward.judge(sent)) {
      case InboundCheck.Result.Accepted(Reading reading) -> {
        outbox.add(records.message(Topics.READINGS, reading));
        outbox.add(records.message(Topics.READINGS_LATEST, reading));
      }
      case InboundCheck.Result.Refused(String reason) -> unreadable.add(record, reason);
    }
  }
}
