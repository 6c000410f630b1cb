package org.penstock.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.penstock.plant.test.TestTopics.header;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.AuditAnchor;
import org.penstock.kit.outbox.EventWriter;
import org.penstock.kit.outbox.Outbox;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTopics;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "kit"),
    scope = TestResourceScope.GLOBAL)
class InboxAndOutboxIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject Notes notes;
  @Inject Publisher publisher;
  @Inject Jdbi jdbi;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final String run = UUID.randomUUID().toString();
  private TestTopics topics;

  @BeforeEach
  void createDeadLetterTopic() throws Exception {
    topics = new TestTopics(broker);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      String topic = Notes.TOPIC.deadLetter("kit-test");
      if (!admin.listTopics().names().get().contains(topic)) {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      }
    }
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aRecordThatIsSentTwiceIsReadTwiceAndAConflictSetsOnlyTheSecondAside() throws Exception {
    send(run + "-1", anchor(run));
    send(run + "-1", anchor(run));
    send(run + "-2", anchor(run));
    await().atMost(SOON).untilAsserted(() -> assertThat(noted()).isEqualTo(2));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(deadLetters()).anyMatch(letter -> isOf(letter, run + "-1")));
  }

  @Test
  void anUnreadableRecordGoesToTheDeadLettersAndTheGoodOnesPass() throws Exception {
    send(run + "-1", anchor(run));
    send(run + "-bad", "{\"chain\":");
    send(run + "-2", anchor(run));
    await().atMost(SOON).untilAsserted(() -> assertThat(noted()).isEqualTo(2));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(deadLetters())
                .filteredOn(letter -> isOf(letter, run + "-bad"))
                .singleElement()
                .satisfies(letter ->
                    assertThat(header(letter, "dead_letter_reason"))
                        .contains("not a AuditAnchor")));
  }

  @Test
  void aNulInAForeignRecordStopsNothing() throws Exception {
    send(run + "-\0", "{\"chain\":\"\\u0000\"}");
    send(run + "-2", anchor(run));
    await().atMost(SOON).untilAsserted(() -> assertThat(noted()).isEqualTo(1));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(deadLetters())
                .anyMatch(letter -> header(letter, "ce_id").equals(run + "-\uFFFD")));
  }

  @Test
  void aDatabaseThatBreaksOffIsWaitedForAndNothingIsDeadLettered() throws Exception {
    notes.failNext(3);
    send(run + "-1", anchor(run));
    send(run + "-2", anchor(run));
    await().atMost(SOON).untilAsserted(() -> assertThat(noted()).isEqualTo(2));
    assertThat(deadLetters()).noneMatch(letter -> header(letter, "ce_id").startsWith(run));
  }

  @Test
  void messagesOfOneKeyArriveInTheOrderInWhichTheyWereAdded() {
    publisher.publish(run, 200);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(records(Notes.TOPIC.name()))
                .filteredOn(record -> run.equals(record.key()))
                .extracting(record -> header(record, "ce_id"))
                .containsExactlyElementsOf(publisher.idsOf(run, 200)));
    await().atMost(SOON).untilAsserted(() -> assertThat(outboxRows()).isZero());
  }

  @Test
  void aRollbackPublishesNothing() {
    assertThatThrownBy(() -> publisher.publishAndFail(run)).hasMessageContaining("rolled back");
    publisher.publish(run + "-after", 1);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(records(Notes.TOPIC.name()))
                .anyMatch(record -> (run + "-after").equals(record.key())));
    assertThat(records(Notes.TOPIC.name())).noneMatch(record -> run.equals(record.key()));
  }

  @Test
  void aMessageOutsideATransactionIsRefused() {
    assertThatThrownBy(() -> publisher.publishWithoutTransaction(run))
        .isInstanceOf(IllegalStateException.class);
  }

  private long noted() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from note where text = :run")
            .bind("run", run)
            .mapTo(Long.class)
            .one());
  }

  private long outboxRows() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from outbox").mapTo(Long.class).one());
  }

  private static String anchor(String chain) {
    return """
    {"chain":"%s","seq":1,"hash":"00","anchored_at":"2026-11-23T10:00:00Z","service":"x"}\
    """
        .formatted(chain);
  }

  private void send(String id, String value) {
    topics.send(Notes.TOPIC, run, Map.of("ce_id", id), value);
  }

  private List<ConsumerRecord<String, String>> deadLetters() {
    return topics.all(Notes.TOPIC.deadLetter("kit-test"));
  }

  private List<ConsumerRecord<String, String>> records(String topic) {
    return topics.all(topic);
  }

  private static boolean isOf(ConsumerRecord<String, String> letter, String id) {
    return header(letter, "ce_id").equals(id);
  }

  /** Publishes in transactions of its own. */
  @ApplicationScoped
  static class Publisher {

    private final Outbox outbox;
    private final EventWriter events;

    Publisher(Outbox outbox, EventWriter events) {
      this.outbox = outbox;
      this.events = events;
    }

    @Transactional
    void publish(String key, int count) {
      for (String id : idsOf(key, count)) {
        add(key, id);
      }
    }

    @Transactional
    void publishAndFail(String key) {
      add(key, key);
      throw new IllegalStateException("rolled back");
    }

    void publishWithoutTransaction(String key) {
      add(key, key);
    }

    List<String> idsOf(String key, int count) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ids.add(key + "-" + i);
      }
      return ids;
    }

    private void add(String key, String id) {
      Instant now = Instant.parse("2026-11-23T10:00:00Z");
      AuditAnchor anchor = new AuditAnchor("order", 1, "00", now, "kit-test");
      outbox.add(events.message(Notes.TOPIC, key, id, "audit_anchored", key, now, anchor));
    }
  }
}
