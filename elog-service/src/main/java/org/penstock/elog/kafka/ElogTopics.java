package org.penstock.elog.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.penstock.kit.topics.UsedTopics;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** The topics that the log reads and writes. */
@ApplicationScoped
class ElogTopics {

  static final Set<Topic> READ =
      Set.of(
          Topics.COMPLIANCE_EVENTS,
          Topics.WORK_ORDERS,
          Topics.ALARM_EVENTS,
          Topics.ELOG_ENTRIES_INBOUND,
          Topics.AUDIT_ANCHORS);

  @Produces
  @Singleton
  UsedTopics usedTopics() {
    Set<Topic> used = new HashSet<>(READ);
    used.add(Topics.ELOG_ENTRIES);
    return new UsedTopics(used);
  }
}
