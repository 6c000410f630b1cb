package org.penstock.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.system.TopicReader.Line;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** What the running services publish is what the published schemas say. */
@ExtendWith(OnePlant.class)
class BPublishedContractST {

  private final TopicReader topics;

  BPublishedContractST(RunningPlant plant) {
    this.topics = new TopicReader(plant);
  }

  @Test
  void everyRecordOnEveryTopicKeepsItsSchema() {
    for (Topic topic : Topics.all()) {
      JsonSchema schema = schema(topic);
      for (Line line : topics.all(topic.name())) {
        if (line.value() != null) {
          Set<ValidationMessage> faults = schema.validate(line.value());
          assertThat(faults).as("%s: %s", topic.name(), line.value()).isEmpty();
        }
        assertThat(line.ceId()).as(topic.name()).isNotEmpty();
      }
    }
  }

  @Test
  void theMainJobLeavesNothingInTheDeadLetters() {
    for (String deadLetters : Topics.deadLetters()) {
      assertThat(topics.all(deadLetters)).as(deadLetters).isEmpty();
    }
  }

  @Test
  void aTagsReadingsAreNumberedWithoutAHoleOrARepeat() {
    List<Line> readings =
        topics.all(Topics.READINGS.name()).stream()
            .filter(line -> line.text("origin").equals("live"))
            .toList();
    Set<String> ids =
        readings.stream().map(line -> line.text("event_id")).collect(Collectors.toSet());
    assertThat(ids).hasSameSizeAs(readings);
  }

  private static JsonSchema schema(Topic topic) {
    InputStream file =
        BPublishedContractST.class.getClassLoader().getResourceAsStream(topic.schema());
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(Objects.requireNonNull(file));
  }
}
