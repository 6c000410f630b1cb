package org.penstock.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.penstock.topic.Topic.Cleanup;

class TopicsTest {

  private static final Pattern NAME =
      Pattern.compile(
          "(scada|alarm|maintenance|lab|compliance|audit|elog)\\.[a-z]+(-[a-z]+)*\\.v1");

  @Test
  void aNameSaysTheAreaOfMeaningAndTheVersion() {
    assertThat(Topics.all())
        .extracting(Topic::name)
        .doesNotHaveDuplicates()
        .allMatch(NAME.asMatchPredicate());
  }

  @Test
  void everyConstantIsInTheCatalogue() {
    assertThat(
            Arrays.stream(Topics.class.getFields()).filter(field -> field.getType() == Topic.class))
        .hasSize(Topics.all().size());
  }

  @Test
  void aKeyIsMadeOfFieldsOfTheRecord() {
    assertThat(Topics.all())
        .allSatisfy(topic ->
            assertThat(topic.key().split(", "))
                .isSubsetOf(
                    Arrays.stream(topic.type().getRecordComponents())
                        .map(component ->
                            component
                                .getName()
                                .replaceAll("([A-Z])", "_$1")
                                .toLowerCase(java.util.Locale.ROOT))
                        .toList()));
  }

  @Test
  void aRetentionBelongsToATopicThatForgets() {
    assertThat(Topics.all())
        .allSatisfy(topic ->
            assertThat(topic.retention() != null)
                .as(topic.name())
                .isEqualTo(topic.cleanup() == Cleanup.DELETE));
  }

  @Test
  void readingsOfAnAreaStayTogetherInEveryReadingsTopic() {
    assertThat(Topics.READINGS.partitions())
        .isEqualTo(Topics.READINGS_LATEST.partitions())
        .isEqualTo(Topics.READINGS_INBOUND.partitions())
        .isEqualTo(12);
  }

  @Test
  void everySchemaIsOnTheClassPath() {
    assertThat(Topics.all())
        .allSatisfy(topic -> assertThat(Topic.class.getResource("/" + topic.schema())).isNotNull());
  }

  @Test
  void everyServiceThatReadsATopicHasADeadLetterTopicThere() {
    assertThat(Topics.deadLetters())
        .doesNotHaveDuplicates()
        .hasSize(Topics.all().stream().mapToInt(topic -> Topics.readers(topic).size()).sum())
        .contains("alarm.events.v1.elog-service.dlq", "scada.readings-inbound.v1.scada-ingest.dlq")
        .doesNotContain("alarm.states.v1.alert-engine.dlq");
  }
}
