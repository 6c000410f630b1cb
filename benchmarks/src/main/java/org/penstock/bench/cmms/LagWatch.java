package org.penstock.bench.cmms;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many requests lie on the topic that the bridge has not stored yet. */
final class LagWatch implements AutoCloseable {

  private static final String GROUP = "cmms-bridge";

  private final Admin admin;
  private long most;

  LagWatch(String bootstrapServers) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** Looks once. */
  void look() throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> asked =
        read.keySet().stream().collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest()));
    long lag =
        admin.listOffsets(asked).all().get().entrySet().stream()
            .mapToLong(end -> end.getValue().offset() - offset(read, end.getKey()))
            .sum();
    most = Math.max(most, lag);
  }

  private static long offset(Map<TopicPartition, OffsetAndMetadata> read, TopicPartition one) {
    OffsetAndMetadata position = read.get(one);
    return position == null ? 0 : position.offset();
  }

  /** The most that was seen. */
  long most() {
    return most;
  }

  @Override
  public void close() {
    admin.close();
  }
}
