package org.penstock.compliance.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.penstock.compliance.app.WitnessAnchors;
import org.penstock.event.AuditAnchor;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** Witnesses the heads of other services' chains. */
@ApplicationScoped
class AnchorsConsumer implements BatchHandler {

  private final EventReader reader;
  private final WitnessAnchors witnessAnchors;

  AnchorsConsumer(EventReader reader, WitnessAnchors witnessAnchors) {
    this.reader = reader;
    this.witnessAnchors = witnessAnchors;
  }

  @Override
  public String group() {
    return "compliance-service-anchors";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.AUDIT_ANCHORS);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    for (ConsumedRecord record : batch) {
      reader.read(record, AuditAnchor.class, unreadable).ifPresent(witnessAnchors::witness);
    }
  }
}
