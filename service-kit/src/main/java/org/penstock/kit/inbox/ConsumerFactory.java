package org.penstock.kit.inbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.penstock.kit.KitConfig;

/** Opens consumers; every {@code kafka.*} setting of the service (security, for one) applies. */
@ApplicationScoped
class ConsumerFactory {

  private final Map<String, Object> broker;
  private final KitConfig.Consumer config;

  ConsumerFactory(
      @Identifier("default-kafka-broker") Map<String, Object> broker, KitConfig config) {
    this.broker = broker;
    this.config = config.consumer();
  }

  Consumer<byte[], byte[]> open(String group, int batchRecords) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // The stored position decides; a jump to another one must not happen silently.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchRecords);
    int session = Math.toIntExact(config.sessionTimeout().toMillis());
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 3);
    // A topic that is created after the service has started is found this soon.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, session);
    config
        .instanceId()
        .ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id + "-" + group));
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
