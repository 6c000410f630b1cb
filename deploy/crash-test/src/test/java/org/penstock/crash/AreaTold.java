package org.penstock.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.WorkOrderRequest;
import org.penstock.plant.test.TestTopics;
import org.penstock.topic.Topics;

/**
 * What the topics say of one area's alarms: at least once on the wire, each event once here, by its
 * id.
 */
final class AreaTold {

  private final TestTopics topics;
  private final String area;

  AreaTold(TestTopics topics, String area) {
    this.topics = topics;
    this.area = area;
  }

  /** The events, alarm by alarm, in order. */
  List<AlarmEvent> events() {
    Map<String, AlarmEvent> events = new LinkedHashMap<>();
    topics.all(Topics.ALARM_EVENTS.name()).stream()
        .map(record -> TestTopics.event(record.value(), AlarmEvent.class))
        .filter(event -> event.area().equals(area))
        .forEach(event -> events.putIfAbsent(event.eventId(), event));
    return events.values().stream()
        .sorted(Comparator.comparing(AlarmEvent::alarmId).thenComparingLong(AlarmEvent::seq))
        .toList();
  }

  /**
   * Everything that readers of the topics end up with, without names that differ from area to area
   * and with times from the beginning of its story: equal for two areas with the same story.
   */
  List<String> story(Instant begin) {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> occurrences = new LinkedHashMap<>();
    for (AlarmEvent event : events()) {
      String occurrence = String.valueOf(event.occurrenceId());
      int number = occurrences.computeIfAbsent(occurrence, _ -> occurrences.size() + 1);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %d: %s, occurrence %d, level %s, value %s, state %s, after %d ms",
              plain(event.alarmId()),
              event.seq(),
              event.eventType(),
              number,
              event.level(),
              event.value(),
              event.state(),
              Duration.between(begin, event.occurredAt()).toMillis()));
    }
    Map<String, String> states = new TreeMap<>();
    topics.all(Topics.ALARM_STATES.name()).stream()
        .map(record -> TestTopics.event(record.value(), AlarmSnapshot.class))
        .filter(state -> state.area().equals(area))
        .forEach(state ->
            states.put(
                plain(state.alarmId()),
                "%s is %s, version %d"
                    .formatted(plain(state.alarmId()), state.state(), state.version())));
    lines.addAll(states.values());
    topics.all(Topics.WORK_ORDER_REQUESTS.name()).stream()
        .map(record -> TestTopics.event(record.value(), WorkOrderRequest.class))
        .map(request -> plain(request.dedupeKey()))
        .filter(key -> key.contains("AREA"))
        .distinct()
        .forEach(key -> lines.add("asks for work order " + key));
    return lines;
  }

  private String plain(String name) {
    return name.replace(area, "AREA");
  }
}
