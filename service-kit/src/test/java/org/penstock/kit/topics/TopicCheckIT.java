package org.penstock.kit.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.AuditAnchor;
import org.penstock.kit.work.StopSignal;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.topic.Topic;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "kit"),
    scope = TestResourceScope.GLOBAL)
class TopicCheckIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final Topic topic =
      new Topic(
          "check." + UUID.randomUUID(), "chain", AuditAnchor.class, 2, Topic.Cleanup.KEEP, null);
  private final String deadLetters = topic.deadLetter("kit-test");
  private final StopSignal stop = new StopSignal();
  private TopicCheck check;
  private Thread thread;

  @BeforeEach
  void start() {
    check =
        new TopicCheck(Map.of("bootstrap.servers", broker), List.of(topic), List.of(deadLetters));
    thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                check.run(stop);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @AfterEach
  void end() throws Exception {
    stop.raise();
    assertThat(thread.join(SOON)).isTrue();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin.deleteTopics(List.of(topic.name(), deadLetters));
    }
  }

  @Test
  void aTopicThatIsReadAndItsDeadLettersMustBothBeThere() throws Exception {
    awaitFaults(topic.name() + " is missing", deadLetters + " is missing");
    create(topic.name(), 1);
    awaitFaults(topic.name() + " has 1 partitions instead of 2", deadLetters + " is missing");
    create(deadLetters, 3);
    awaitFaults(topic.name() + " has 1 partitions instead of 2");
  }

  private void awaitFaults(String... faults) {
    await().atMost(SOON).untilAsserted(() -> assertThat(check.faults()).containsExactly(faults));
  }

  private void create(String name, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }
}
