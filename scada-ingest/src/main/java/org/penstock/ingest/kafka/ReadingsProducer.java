package org.penstock.ingest.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one producer of readings, made at first use and made anew after a fault that ends it.
 *
 * <p>A send is never given up: giving one up while a later one of the same partition succeeds would
 * break the order. The spool bounds what waits.
 */
@ApplicationScoped
class ReadingsProducer {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final Map<String, Object> broker;
  private @Nullable Producer<byte[], byte[]> producer;

  ReadingsProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = broker;
  }

  synchronized Producer<byte[], byte[]> get() {
    Producer<byte[], byte[]> known = producer;
    if (known == null) {
      known = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
      producer = known;
    }
    return known;
  }

  /** The producer is of no more use, or no longer needed; what it has not sent is abandoned. */
  @PreDestroy
  synchronized void discard() {
    Producer<byte[], byte[]> known = producer;
    if (known != null) {
      known.close(CLOSE_LIMIT);
      producer = null;
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    // A broker that was never there is noticed this soon.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
    return settings;
  }
}
