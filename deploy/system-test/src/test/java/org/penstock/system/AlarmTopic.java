package org.penstock.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penstock.system.TopicReader.Line;
import org.penstock.topic.Topics;

/** What alarm.events.v1 tells: at least once on the wire, each event once here, by its id. */
final class AlarmTopic {

  private final TopicReader topics;

  AlarmTopic(TopicReader topics) {
    this.topics = topics;
  }

  List<Line> ofTag(String tag, String type) {
    Map<String, Line> events = new LinkedHashMap<>();
    topics.all(Topics.ALARM_EVENTS.name()).forEach(line -> events.putIfAbsent(line.ceId(), line));
    return events.values().stream()
        .filter(line -> line.text("tag_name").equals(tag))
        .filter(line -> line.text("event_type").equals(type))
        .toList();
  }
}
