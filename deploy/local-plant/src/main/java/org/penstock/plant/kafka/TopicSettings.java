package org.penstock.plant.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** The catalogue's topics and their dead-letter topics in the broker's own terms. */
final class TopicSettings {

  private static final short ONE_REPLICA = 1;
  private static final String KEPT_FOR_EVER = "-1";
  private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

  private TopicSettings() {}

  static List<NewTopic> ofCatalogue() {
    return Stream.concat(
            Topics.all().stream().map(TopicSettings::of),
            Topics.deadLetters().stream().map(TopicSettings::deadLetter))
        .toList();
  }

  private static NewTopic of(Topic topic) {
    return new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA).configs(settings(topic));
  }

  private static Map<String, String> settings(Topic topic) {
    return switch (topic.cleanup()) {
      case DELETE -> deletedAfter(retentionOf(topic));
      case COMPACT -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      case KEEP -> deletedAfter(KEPT_FOR_EVER);
    };
  }

  private static NewTopic deadLetter(String name) {
    return new NewTopic(name, 1, ONE_REPLICA)
        .configs(deletedAfter(String.valueOf(DEAD_LETTERS_KEPT.toMillis())));
  }

  private static String retentionOf(Topic topic) {
    Duration retention = topic.retention();
    return retention == null ? KEPT_FOR_EVER : String.valueOf(retention.toMillis());
  }

  private static Map<String, String> deletedAfter(String millis) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        millis);
  }
}
