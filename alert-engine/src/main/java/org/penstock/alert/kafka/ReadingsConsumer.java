package org.penstock.alert.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.penstock.alert.app.EvaluateReadings;
import org.penstock.event.Reading;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** Readings in, partition by partition; between batches the timers. */
@ApplicationScoped
class ReadingsConsumer implements BatchHandler {

  private final EvaluateReadings evaluateReadings;
  private final EventReader reader;

  ReadingsConsumer(EvaluateReadings evaluateReadings, EventReader reader) {
    this.evaluateReadings = evaluateReadings;
    this.reader = reader;
  }

  @Override
  public String group() {
    return "alert-engine";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.READINGS);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    Map<Integer, List<Reading>> readings = new LinkedHashMap<>();
    for (ConsumedRecord record : batch) {
      reader
          .read(record, Reading.class, unreadable)
          .ifPresent(reading ->
              readings.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(reading));
    }
    evaluateReadings.take(readings);
  }

  @Override
  public void onAssigned(Set<TopicPartition> partitions) {
    evaluateReadings.assign(numbers(partitions));
  }

  @Override
  public void onRevoked(Set<TopicPartition> partitions) {
    evaluateReadings.revoke(numbers(partitions));
  }

  @Override
  public void onIdle(Set<TopicPartition> caughtUp) {
    Set<Integer> numbers = numbers(caughtUp);
    if (evaluateReadings.wantsTick(numbers)) {
      evaluateReadings.tick(numbers);
    }
  }

  private static Set<Integer> numbers(Set<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }
}
