package org.penstock.ingest.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.Publisher;

/**
 * Publishes readings in order, and says of which the broker has acknowledged all.
 *
 * <p>How it works. Readings are handed to the producer record by record; the producer keeps the
 * order within a partition. Only the first answer is waited for: while the others are on their way
 * newer readings go out, so that the rate does not depend on the time that an answer takes. A send
 * that cannot even begin (no broker known yet) ends the batch there, so that nothing overtakes it.
 * What the broker holds back while it is away stays with the producer, which goes on trying. After
 * a fault that ends a producer everything not acknowledged is sent again by the next one, from the
 * first record on, so that no record overtakes an earlier one.
 *
 * <p>The last current value of each tag goes to the compacted topic once in a while: who joins late
 * needs the state, not each step, and each step would cost as much as the stream itself.
 */
@ApplicationScoped
class KafkaPublisher implements Publisher {

  private static final Logger LOG = Logger.getLogger(KafkaPublisher.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ReadingsProducer producer;
  private final ReadingMessages messages;
  private final ReadingRecords records;
  private final Counters counters;
  private final long latestInterval;
  private final Map<String, Current> latest = new LinkedHashMap<>();
  private long nextLatest = System.nanoTime();
  private final List<Sent> inFlight = new ArrayList<>();
  private final Map<Notice, Future<RecordMetadata>> noticesInFlight = new LinkedHashMap<>();

  KafkaPublisher(
      ReadingsProducer producer,
      ReadingMessages messages,
      ReadingRecords records,
      Counters counters,
      IngestConfig config) {
    this.producer = producer;
    this.messages = messages;
    this.records = records;
    this.counters = counters;
    this.latestInterval = config.buffers().latestInterval().toNanos();
  }

  /** A reading that the producer has, and the answer that will come. */
  private record Sent(Reading reading, long nanos, Future<RecordMetadata> answer) {}

  /** The last current reading of a tag, and its record in the stream. */
  private record Current(Reading reading, ProducerRecord<byte[], byte[]> record) {}

  @Override
  public Outcome publish(List<Reading> readings) {
    try {
      begin(readings);
      beginLatest();
      return settle();
    } catch (ProducerFailedException e) {
      restart(e);
      return new Outcome(0, List.of());
    }
  }

  /** Sends what is not on its way yet: after an impatient return the first ones still are. */
  private void begin(List<Reading> readings) throws ProducerFailedException {
    for (Reading reading : readings.subList(inFlight.size(), readings.size())) {
      ProducerRecord<byte[], byte[]> record = messages.of(reading);
      Future<RecordMetadata> answer = send(record);
      if (!hasStarted(answer)) {
        break;
      }
      inFlight.add(new Sent(reading, System.nanoTime(), answer));
      if (ReadingRecords.isCurrent(reading)) {
        latest.put(reading.tagName(), new Current(reading, record));
      }
    }
  }

  /** Not waited for: the stream is the record, this topic is its short memory. */
  private void beginLatest() throws ProducerFailedException {
    long now = System.nanoTime();
    if (latest.isEmpty() || now - nextLatest < 0) {
      return;
    }
    nextLatest = now + latestInterval;
    for (Current current : latest.values()) {
      if (!hasStarted(send(messages.latest(current.record(), current.reading())))) {
        return;
      }
    }
    latest.clear();
  }

  private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record)
      throws ProducerFailedException {
    try {
      return producer.get().send(record);
    } catch (RuntimeException e) {
      throw new ProducerFailedException(e);
    }
  }

  /** A send that failed before it began is not to be overtaken, unless it can never succeed. */
  private static boolean hasStarted(Future<RecordMetadata> answer) {
    return answer.state() != Future.State.FAILED || isForGood(answer.exceptionNow());
  }

  /** Waits for the first answer alone; those behind it are taken as far as they are there. */
  private Outcome settle() throws ProducerFailedException {
    List<Reading> refused = new ArrayList<>();
    long patience = PATIENCE.toNanos();
    int settled = 0;
    for (Sent sent : inFlight) {
      Fate fate = fate(sent.answer(), patience);
      if (fate == Fate.OPEN) {
        break;
      }
      if (fate == Fate.REFUSED) {
        refused.add(sent.reading());
      }
      settled++;
      patience = 0;
    }
    if (settled > 0) {
      long first = inFlight.getFirst().nanos();
      counters.acknowledged(Duration.ofNanos(System.nanoTime() - first));
    }
    inFlight.subList(0, settled).clear();
    return new Outcome(settled, refused);
  }

  private static boolean isForGood(@Nullable Throwable cause) {
    return cause instanceof RecordTooLargeException
        || cause instanceof RecordBatchTooLargeException
        || cause instanceof SerializationException;
  }

  @Override
  public Answers tell(List<Notice> notices) {
    try {
      beginTelling(notices);
      return settledNotices();
    } catch (ProducerFailedException e) {
      restart(e);
      return Answers.none();
    }
  }

  private void beginTelling(List<Notice> notices) throws ProducerFailedException {
    for (Notice notice : notices) {
      if (!noticesInFlight.containsKey(notice)) {
        Future<RecordMetadata> answer = send(records.of(notice));
        if (!hasStarted(answer)) {
          // Each further try would wait as long for a broker that is not there.
          return;
        }
        noticesInFlight.put(notice, answer);
      }
    }
  }

  private Answers settledNotices() throws ProducerFailedException {
    List<Notice> settled = new ArrayList<>();
    List<Notice> refused = new ArrayList<>();
    long patience = PATIENCE.toNanos();
    for (Map.Entry<Notice, Future<RecordMetadata>> sent : noticesInFlight.entrySet()) {
      Fate fate = fate(sent.getValue(), patience);
      if (fate != Fate.OPEN) {
        settled.add(sent.getKey());
      }
      if (fate == Fate.REFUSED) {
        refused.add(sent.getKey());
      }
      patience = 0;
    }
    settled.forEach(noticesInFlight::remove);
    return new Answers(settled, refused);
  }

  /** What became of a record that was sent. */
  private enum Fate {
    OPEN,
    THERE,
    REFUSED
  }

  private static Fate fate(Future<RecordMetadata> answer, long patience)
      throws ProducerFailedException {
    if (patience == 0 && !answer.isDone()) {
      return Fate.OPEN;
    }
    try {
      answer.get(patience, TimeUnit.NANOSECONDS);
      return Fate.THERE;
    } catch (TimeoutException e) {
      return Fate.OPEN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Fate.OPEN;
    } catch (ExecutionException e) {
      // A record that is too large says nothing against the producer, or against the next record.
      if (isForGood(e.getCause())) {
        return Fate.REFUSED;
      }
      throw new ProducerFailedException(e);
    }
  }

  private void restart(ProducerFailedException e) {
    LOG.warnf("the producer is made anew: %s", e.getMessage());
    inFlight.clear();
    noticesInFlight.clear();
    producer.discard();
  }

  /** The producer cannot go on; another one can. */
  private static final class ProducerFailedException extends Exception {

    ProducerFailedException(Throwable cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }
}
