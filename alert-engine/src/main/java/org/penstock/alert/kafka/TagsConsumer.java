package org.penstock.alert.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penstock.alert.app.rules.LearnTags;
import org.penstock.event.TagMetadata;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** Tags in: the last of each name counts, a tombstone takes it away. */
@ApplicationScoped
class TagsConsumer implements BatchHandler {

  private final LearnTags learnTags;
  private final EventReader reader;

  TagsConsumer(LearnTags learnTags, EventReader reader) {
    this.learnTags = learnTags;
    this.reader = reader;
  }

  @Override
  public String group() {
    return "alert-engine-tags";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.TAGS);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    Map<String, TagMetadata> told = new LinkedHashMap<>();
    List<String> gone = new ArrayList<>();
    for (ConsumedRecord record : batch) {
      String key = record.key();
      if (record.value() == null && key != null) {
        told.remove(key);
        gone.add(key);
      } else {
        reader
            .read(record, TagMetadata.class, unreadable)
            .ifPresent(tag -> {
              told.put(tag.tagName(), tag);
              gone.remove(tag.tagName());
            });
      }
    }
    learnTags.take(List.copyOf(told.values()), gone);
  }
}
