package org.penstock.ingest.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.penstock.event.InboundReading;
import org.penstock.ingest.app.ForwardInbound;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.kit.inbox.ReadState;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** What other plant systems publish, into the stream of readings or to the dead letters. */
@ApplicationScoped
class InboundHandler implements BatchHandler {

  private final EventReader reader;
  private final ForwardInbound forward;

  InboundHandler(EventReader reader, ForwardInbound forward) {
    this.reader = reader;
    this.forward = forward;
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
    List<ConsumedRecord> records = new ArrayList<>();
    List<InboundReading> sent = new ArrayList<>();
    for (ConsumedRecord record : batch) {
      reader
          .read(record, InboundReading.class, unreadable)
          .ifPresent(one -> {
            records.add(record);
            sent.add(one);
          });
    }
    List<ForwardInbound.Result> results = forward.take(sent);
    for (int i = 0; i < results.size(); i++) {
      switch (results.get(i)) {
        case ForwardInbound.Result.Forwarded _, ForwardInbound.Result.Held _ -> {}
        case ForwardInbound.Result.Refused(String reason) -> unreadable.add(records.get(i), reason);
      }
    }
  }

  @Override
  public void onIdle(ReadState state) {
    forward.release();
  }
}
