package org.penstock.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.penstock.event.AuditAnchor;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** A service in miniature: notes down what it reads. */
@ApplicationScoped
class Notes implements BatchHandler {

  static final Topic TOPIC = Topics.AUDIT_ANCHORS;

  private final Jdbi jdbi;
  private final EventReader reader;
  private final AtomicInteger failuresToCome = new AtomicInteger();

  Notes(Jdbi jdbi, EventReader reader) {
    this.jdbi = jdbi;
    this.reader = reader;
  }

  @Override
  public String group() {
    return "kit-test";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(TOPIC);
  }

  void failNext(int times) {
    failuresToCome.set(times);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    for (ConsumedRecord record : batch) {
      reader
          .read(record, AuditAnchor.class, unreadable)
          .ifPresent(anchor -> note(record.eventId(), anchor.chain()));
    }
    if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      jdbi.useHandle(handle -> handle.execute("select pg_terminate_backend(pg_backend_pid())"));
    }
  }

  private void note(String eventId, String text) {
    jdbi.useHandle(
        handle -> handle.execute("insert into note (event_id, text) values (?, ?)", eventId, text));
  }
}
