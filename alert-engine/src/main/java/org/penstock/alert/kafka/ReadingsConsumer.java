package org.penstock.alert.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.penstock.alert.app.evaluate.EvaluateReadings;
import org.penstock.alert.app.evaluate.EvaluateReadings.PartitionBatch;
import org.penstock.alert.app.evaluate.Watches;
import org.penstock.event.Reading;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.kit.inbox.ReadState;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** Readings in, partition by partition; between batches the timers. */
@ApplicationScoped
class ReadingsConsumer implements BatchHandler {

  private final EvaluateReadings evaluateReadings;
  private final Watches watches;
  private final EventReader reader;

  ReadingsConsumer(EvaluateReadings evaluateReadings, Watches watches, EventReader reader) {
    this.watches = watches;
    this.evaluateReadings = evaluateReadings;
    this.reader = reader;
  }

  @Override
  public String group() {
    return EvaluateReadings.GROUP;
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.READINGS);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    evaluateReadings.take(byPartition(batch, unreadable));
  }

  @Override
  public long recallFrom(TopicPartition partition, long position) {
    return watches.assign(partition.partition(), position);
  }

  @Override
  public void recall(List<ConsumedRecord> batch) {
    evaluateReadings.recall(byPartition(batch, (_, _) -> {}));
  }

  @Override
  public void onRevoked(Set<TopicPartition> partitions) {
    watches.revoke(numbers(partitions));
  }

  @Override
  public void onIdle(ReadState state) {
    Set<Integer> caughtUp = state.caughtUpNumbers();
    if (evaluateReadings.wantsTick(caughtUp, state.asOf())) {
      Map<Integer, Long> positions = new HashMap<>();
      state.positions().forEach((one, next) -> positions.put(one.partition(), next));
      evaluateReadings.tick(caughtUp, state.asOf(), positions);
    }
  }

  private List<PartitionBatch> byPartition(List<ConsumedRecord> batch, DeadLetters unreadable) {
    Map<Integer, List<Reading>> readings = new LinkedHashMap<>();
    Map<Integer, Long> next = new HashMap<>();
    for (ConsumedRecord record : batch) {
      List<Reading> own = readings.computeIfAbsent(record.partition(), _ -> new ArrayList<>());
      reader.read(record, Reading.class, unreadable).ifPresent(own::add);
      next.merge(record.partition(), record.offset() + 1, Math::max);
    }
    return readings.entrySet().stream()
        .map(entry ->
            new PartitionBatch(
                entry.getKey(), next.getOrDefault(entry.getKey(), 0L), entry.getValue()))
        .toList();
  }

  private static Set<Integer> numbers(Set<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }
}
