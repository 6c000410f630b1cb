package org.penstock.cmms.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.penstock.cmms.app.TakeRequest;
import org.penstock.event.WorkOrderRequest;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** Takes requests from any plant system. */
@ApplicationScoped
class RequestsConsumer implements BatchHandler {

  private final EventReader reader;
  private final TakeRequest takeRequest;

  RequestsConsumer(EventReader reader, TakeRequest takeRequest) {
    this.reader = reader;
    this.takeRequest = takeRequest;
  }

  @Override
  public String group() {
    return "cmms-bridge";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.WORK_ORDER_REQUESTS);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    List<TakeRequest.Asked> asked = new ArrayList<>();
    for (ConsumedRecord record : batch) {
      reader
          .read(record, WorkOrderRequest.class, unreadable)
          .ifPresent(request -> asked.add(new TakeRequest.Asked(request, record.position())));
    }
    takeRequest.takeAll(asked);
  }
}
