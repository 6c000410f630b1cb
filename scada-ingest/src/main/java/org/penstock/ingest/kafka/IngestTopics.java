package org.penstock.ingest.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.penstock.kit.topics.UsedTopics;
import org.penstock.topic.Topics;

/** The topics that this service reads and writes. */
@ApplicationScoped
class IngestTopics {

  @Produces
  @Singleton
  UsedTopics used() {
    return UsedTopics.of(
        Topics.READINGS,
        Topics.READINGS_LATEST,
        Topics.READINGS_INBOUND,
        Topics.TAGS,
        Topics.SOURCE_STATUS,
        Topics.GAPS,
        Topics.SCADA_ALARM_EVENTS);
  }
}
