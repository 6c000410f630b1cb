package org.penstock.kit.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.penstock.event.AuditAnchor;
import org.penstock.event.EventTypes;
import org.penstock.kit.KitConfig;
import org.penstock.kit.id.IdSource;
import org.penstock.kit.outbox.EventWriter;
import org.penstock.kit.outbox.Outbox;
import org.penstock.topic.Topics;

/** Publishes the heads of this service's chains, so that another service witnesses them. */
@ApplicationScoped
public class AnchorPublisher {

  private final Chains chains;
  private final Outbox outbox;
  private final EventWriter events;
  private final InstantSource clock;
  private final IdSource ids;
  private final String service;

  AnchorPublisher(
      Chains chains,
      Outbox outbox,
      EventWriter events,
      InstantSource clock,
      IdSource ids,
      KitConfig config) {
    this.chains = chains;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
    this.ids = ids;
    this.service = config.service();
  }

  /** Publishes every head; a chain without rows has none. */
  @Transactional
  public void publishAll() {
    chains.heads().forEach(this::publish);
  }

  private void publish(String chain, ChainHead head) {
    Instant now = clock.instant();
    AuditAnchor anchor = new AuditAnchor(chain, head.seq(), head.hash(), now, service);
    outbox.add(
        events.message(
            Topics.AUDIT_ANCHORS,
            chain,
            ids.next().toString(),
            EventTypes.AUDIT_ANCHORED,
            chain,
            now,
            anchor));
  }
}
