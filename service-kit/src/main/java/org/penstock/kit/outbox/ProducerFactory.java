package org.penstock.kit.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.penstock.kit.KitConfig;

/** Opens producers; every {@code kafka.*} setting of the service (security, for one) applies. */
@ApplicationScoped
class ProducerFactory {

  private final Map<String, Object> broker;
  private final KitConfig.Outbox config;

  ProducerFactory(
      @Identifier("default-kafka-broker") Map<String, Object> broker, KitConfig config) {
    this.broker = broker;
    this.config = config.outbox();
  }

  Producer<byte[], byte[]> open() {
    Map<String, Object> settings = new HashMap<>(broker);
    int timeout = Math.toIntExact(config.deliveryTimeout().toMillis());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A wave is flushed at once: waiting for more would only delay it.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.maxBlock().toMillis());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
