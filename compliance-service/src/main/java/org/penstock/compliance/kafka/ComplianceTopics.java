package org.penstock.compliance.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.penstock.kit.topics.UsedTopics;
import org.penstock.topic.Topics;

/** The topics that the service reads and writes, to be checked at start. */
@ApplicationScoped
class ComplianceTopics {

  @Produces
  @Singleton
  UsedTopics topics() {
    return UsedTopics.of(Topics.READINGS, Topics.COMPLIANCE_EVENTS, Topics.AUDIT_ANCHORS);
  }
}
