package org.penstock.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.port.Publisher;

/** What becomes of records that a broker never takes. */
class KafkaPublisherTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final int LIMIT = 1 << 20;
  private static final Duration ROUND_TRIP = Duration.ofMillis(50);

  private final List<String> taken = new ArrayList<>();
  private final Notice tooLarge = gap("1", "x".repeat(LIMIT));
  private final Notice small = gap("2", "the server is away");
  private int producers;

  @Test
  void aNoticeAboveTheLimitOfTheProducerIsRefusedAndKeepsNothingBack() {
    refusesAboveTheLimit(KafkaPublisherTest::tooLarge);
  }

  @Test
  void aNoticeAboveTheLimitOfTheBrokerIsRefusedAndKeepsNothingBack() {
    refusesAboveTheLimit(() ->
        new CompletableFuture<RecordMetadata>()
            .completeOnTimeout(null, ROUND_TRIP.toMillis(), TimeUnit.MILLISECONDS)
            .thenCompose(_ -> tooLarge()));
  }

  private void refusesAboveTheLimit(Supplier<CompletableFuture<RecordMetadata>> answer) {
    Publisher publisher = SpoolToBroker.publisher(new Producers(answer));
    Publisher.Answers answers = publisher.tell(List.of(tooLarge, small));
    assertThat(answers.settled()).extracting(Notice::about).containsExactly("gap 1", "gap 2");
    assertThat(answers.refused()).extracting(Notice::about).containsExactly("gap 1");
    assertThat(taken).containsExactly("plc-1");
    assertThat(producers).as("producers made").isEqualTo(1);
  }

  private static CompletableFuture<RecordMetadata> tooLarge() {
    return CompletableFuture.failedFuture(new RecordTooLargeException("more than the limit"));
  }

  private static Notice gap(String id, String detail) {
    return new Notice.Missing(
        new Gap(
            id,
            "plc-1",
            "wtp-1",
            null,
            NOON,
            NOON.plusSeconds(1),
            GapCause.CONNECTION_LOST,
            GapRecovery.PENDING,
            null,
            0,
            0,
            detail,
            NOON,
            null));
  }

  /** Producers that answer too large a record as a test says. */
  private final class Producers extends ReadingsProducer {

    private final Supplier<CompletableFuture<RecordMetadata>> answer;
    private Producer<byte[], byte[]> producer = one();

    Producers(Supplier<CompletableFuture<RecordMetadata>> answer) {
      super(Map.of());
      this.answer = answer;
    }

    @Override
    synchronized Producer<byte[], byte[]> get() {
      return producer;
    }

    @Override
    synchronized void discard() {
      producer = one();
    }

    private Producer<byte[], byte[]> one() {
      producers++;
      return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {

        @Override
        public synchronized Future<RecordMetadata> send(
            ProducerRecord<byte[], byte[]> record, Callback callback) {
          if (record.value().length > LIMIT) {
            return answer.get();
          }
          taken.add(new String(record.key(), StandardCharsets.UTF_8));
          return super.send(record, callback);
        }
      };
    }
  }
}
