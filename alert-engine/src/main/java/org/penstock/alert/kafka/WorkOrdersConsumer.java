package org.penstock.alert.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.penstock.alert.app.act.LinkWorkOrder;
import org.penstock.event.WorkOrderEvent;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** Work orders in. */
@ApplicationScoped
class WorkOrdersConsumer implements BatchHandler {

  private final LinkWorkOrder linkWorkOrder;
  private final EventReader reader;

  WorkOrdersConsumer(LinkWorkOrder linkWorkOrder, EventReader reader) {
    this.linkWorkOrder = linkWorkOrder;
    this.reader = reader;
  }

  @Override
  public String group() {
    return "alert-engine-work-orders";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.WORK_ORDERS);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    for (ConsumedRecord record : batch) {
      reader.read(record, WorkOrderEvent.class, unreadable).ifPresent(linkWorkOrder::take);
    }
  }
}
