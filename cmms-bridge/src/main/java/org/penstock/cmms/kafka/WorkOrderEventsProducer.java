package org.penstock.cmms.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.penstock.cmms.domain.Announcements;
import org.penstock.event.WorkOrderEvent;
import org.penstock.kit.outbox.EventWriter;
import org.penstock.kit.outbox.Outbox;
import org.penstock.kit.topics.UsedTopics;
import org.penstock.topic.Topics;

/** Tells the plant what became of a work order, by way of the outbox. */
@ApplicationScoped
class WorkOrderEventsProducer implements Announcements {

  private final EventWriter writer;
  private final Outbox outbox;

  WorkOrderEventsProducer(EventWriter writer, Outbox outbox) {
    this.writer = writer;
    this.outbox = outbox;
  }

  @Produces
  @Singleton
  UsedTopics usedTopics() {
    return UsedTopics.of(Topics.WORK_ORDER_REQUESTS, Topics.WORK_ORDERS);
  }

  @Override
  public void announce(WorkOrderEvent event) {
    outbox.add(
        writer.message(
            Topics.WORK_ORDERS,
            event.workOrderId(),
            event.eventId(),
            event.eventType().name().toLowerCase(Locale.ROOT),
            event.workOrderId(),
            event.occurredAt(),
            event));
  }
}
