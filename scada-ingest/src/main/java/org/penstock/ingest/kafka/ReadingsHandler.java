package org.penstock.ingest.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.penstock.event.Reading;
import org.penstock.ingest.app.store.KeepReadings;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** Readings from the stream into the reading store. */
@ApplicationScoped
class ReadingsHandler implements BatchHandler {

  private final EventReader reader;
  private final KeepReadings keep;

  ReadingsHandler(EventReader reader, KeepReadings keep) {
    this.reader = reader;
    this.keep = keep;
  }

  @Override
  public String group() {
    return "scada-ingest";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.READINGS);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    List<Reading> readings = new ArrayList<>(batch.size());
    for (ConsumedRecord record : batch) {
      reader.read(record, Reading.class, unreadable).ifPresent(readings::add);
    }
    keep.keep(readings);
  }

  /** Large ones: what a transaction costs is shared by its rows. */
  @Override
  public int batchRecords(int usual) {
    return keep.atOnce();
  }
}
