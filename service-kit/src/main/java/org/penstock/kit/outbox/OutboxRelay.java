package org.penstock.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.penstock.kit.KitConfig;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Publishes the outbox.
 *
 * <p>How it works. Rows go out in waves: a wave takes at most one row of each key, and the next
 * starts when the broker has acknowledged this one. So a row never overtakes an earlier one of its
 * key, also when a send fails and is repeated. A crash after the acknowledgement and before the
 * delete publishes a row twice: readers know it by its {@code ce_id}.
 */
@ApplicationScoped
class OutboxRelay implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  private final Jdbi jdbi;
  private final ProducerFactory producers;
  private final RelayBell bell;
  private final KitConfig.Outbox config;
  private final Map<String, Long> blocked = new HashMap<>();
  private final AtomicLong waiting;
  private final AtomicLong refused;

  OutboxRelay(
      Jdbi jdbi,
      ProducerFactory producers,
      RelayBell bell,
      KitConfig config,
      MeterRegistry meters) {
    this.jdbi = jdbi;
    this.producers = producers;
    this.bell = bell;
    this.config = config.outbox();
    this.waiting = meters.gauge("penstock.outbox.waiting", new AtomicLong());
    this.refused = meters.gauge("penstock.outbox.refused", new AtomicLong());
  }

  @Override
  public String name() {
    return "outbox relay";
  }

  @Override
  public void run(StopSignal stop) throws InterruptedException {
    try (Handle handle = jdbi.open();
        Producer<byte[], byte[]> producer = producers.open()) {
      OutboxTable table = new OutboxTable(handle);
      while (!table.lock()) {
        if (stop.await(config.pollInterval())) {
          return;
        }
      }
      try {
        relay(table, producer, stop);
      } finally {
        table.unlock();
      }
    }
  }

  private void relay(OutboxTable table, Producer<byte[], byte[]> producer, StopSignal stop)
      throws InterruptedException {
    while (!stop.isRaised()) {
      blocked.values().removeIf(until -> System.nanoTime() - until > 0);
      List<OutboxRow> rows = table.waiting(config.maxBatchRows(), blocked.keySet());
      if (rows.isEmpty()) {
        waiting.set(table.count(false));
        refused.set(table.count(true));
        bell.await(config.pollInterval());
      } else {
        waiting.set(rows.size());
        publish(table, producer, rows);
      }
    }
  }

  private void publish(OutboxTable table, Producer<byte[], byte[]> producer, List<OutboxRow> rows)
      throws InterruptedException {
    List<OutboxRow> left = new ArrayList<>(rows);
    while (!left.isEmpty()) {
      left.removeIf(row -> blocked.containsKey(row.message().topic()));
      List<OutboxRow> wave = takeFirstOfEachKey(left);
      List<Future<RecordMetadata>> sends = new ArrayList<>(wave.size());
      for (OutboxRow row : wave) {
        sends.add(producer.send(record(row.message())));
      }
      producer.flush();
      settle(table, wave, sends);
    }
  }

  /**
   * Removes what the broker has, sets aside what it will never take, and leaves the topics alone
   * for a while that could not be written: they must not hold up the others.
   */
  private void settle(OutboxTable table, List<OutboxRow> wave, List<Future<RecordMetadata>> sends)
      throws InterruptedException {
    List<Long> published = new ArrayList<>(wave.size());
    for (int i = 0; i < wave.size(); i++) {
      OutboxRow row = wave.get(i);
      try {
        sends.get(i).get();
        published.add(row.id());
      } catch (ExecutionException e) {
        if (isFinal(e.getCause())) {
          table.refuse(row.id(), String.valueOf(e.getCause()));
          LOG.errorf("outbox row %d is refused by the broker: %s", row.id(), e.getCause());
        } else {
          block(row.message().topic(), e.getCause());
        }
      }
    }
    table.remove(published);
  }

  private void block(String topic, @Nullable Throwable cause) {
    long until = System.nanoTime() + config.blockedTopicPause().toNanos();
    if (blocked.put(topic, until) == null) {
      LOG.warnf("%s cannot be written now, its messages wait: %s", topic, cause);
    }
  }

  private static boolean isFinal(@Nullable Throwable cause) {
    return cause instanceof RecordTooLargeException || cause instanceof InvalidTopicException;
  }

  private static List<OutboxRow> takeFirstOfEachKey(List<OutboxRow> rows) {
    Set<String> keys = new HashSet<>();
    List<OutboxRow> first = new ArrayList<>();
    rows.removeIf(
        row -> keys.add(row.message().topic() + '\n' + row.message().key()) && first.add(row));
    return first;
  }

  private static ProducerRecord<byte[], byte[]> record(OutboxMessage message) {
    String key = message.key();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            message.topic(),
            message.partition(),
            key == null ? null : key.getBytes(StandardCharsets.UTF_8),
            message.payload());
    for (Map.Entry<String, String> header : message.headers().entrySet()) {
      record.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }
}
