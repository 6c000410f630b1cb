package org.penstock.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.topic.Topic;
import org.penstock.topic.Topic.Cleanup;
import org.penstock.topic.Topics;

class AsyncApiMatchesCatalogueTest {

  private static final Set<String> OUTSIDE = Set.of("plant-system", "screen");

  private final JsonNode document = document();

  @Test
  void theDocumentListsTheTopicsOfTheCatalogue() {
    assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(document.path("channels"))
        .extracting(channel -> channel.path("address").asText())
        .containsExactlyElementsOf(Topics.all().stream().map(Topic::name).toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aChannelHasTheTopicsSettings(Topic topic) {
    JsonNode kafka = channel(topic).at("/bindings/kafka");
    JsonNode settings = kafka.path("topicConfiguration");

    assertThat(kafka.path("topic").asText()).isEqualTo(topic.name());
    assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
    assertThat(settings.path("cleanup.policy"))
        .extracting(JsonNode::asText)
        .containsExactly(topic.cleanup() == Cleanup.COMPACT ? "compact" : "delete");
    switch (topic.cleanup()) {
      case DELETE ->
          assertThat(Duration.ofMillis(settings.path("retention.ms").asLong()))
              .isEqualTo(topic.retention());
      case KEEP -> assertThat(settings.path("retention.ms").asInt()).isEqualTo(-1);
      case COMPACT -> assertThat(settings.has("retention.ms")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aMessageHasTheTopicsKeyAndSchema(Topic topic) {
    JsonNode message = resolve(channel(topic).path("messages").iterator().next());

    assertThat(message.at("/bindings/kafka/key/description").asText()).startsWith(topic.key());
    assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("./" + topic.schema());
    assertThat(resolve(message.path("headers")).at("/properties/ce_id").isObject()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void theServicesThatReadATopicAreTheCataloguesReaders(Topic topic) {
    assertThat(services(topic, "receive"))
        .filteredOn(service -> !OUTSIDE.contains(service))
        .containsExactlyInAnyOrderElementsOf(Topics.readers(topic));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyTopicHasAWriterAndAReader(Topic topic) {
    assertThat(services(topic, "send")).isNotEmpty();
    assertThat(services(topic, "receive")).isNotEmpty();
  }

  static List<Topic> topics() {
    return Topics.all();
  }

  private List<String> services(Topic topic, String action) {
    JsonNode channel = channel(topic);
    return document
        .path("operations")
        .valueStream()
        .filter(operation -> operation.path("action").asText().equals(action))
        .filter(operation -> resolve(operation.path("channel")).equals(channel))
        .map(operation -> operation.at("/tags/0/name").asText())
        .collect(Collectors.toList());
  }

  private JsonNode channel(Topic topic) {
    return document
        .path("channels")
        .valueStream()
        .filter(channel -> channel.path("address").asText().equals(topic.name()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode resolve(JsonNode reference) {
    return document.requiredAt(reference.path("$ref").asText().substring(1));
  }

  private static JsonNode document() {
    try (var stream = Objects.requireNonNull(Topic.class.getResourceAsStream("/asyncapi.yaml"))) {
      return new YAMLMapper().readTree(stream);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
