package org.penstock.alert.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.penstock.kit.topics.UsedTopics;
import org.penstock.topic.Topics;

/** The topics that this service reads and writes. */
@ApplicationScoped
class AlertTopics {

  @Produces
  @Singleton
  UsedTopics used() {
    return UsedTopics.of(
        Topics.READINGS,
        Topics.TAGS,
        Topics.SCADA_ALARM_EVENTS,
        Topics.WORK_ORDERS,
        Topics.ALARM_EVENTS,
        Topics.ALARM_STATES,
        Topics.WORK_ORDER_REQUESTS);
  }
}
