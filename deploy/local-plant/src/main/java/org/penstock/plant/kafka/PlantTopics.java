package org.penstock.plant.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.Pause;

/** The topics of the catalogue on one broker. */
public final class PlantTopics {

  private static final int MOST_LOOKS = 100;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final String bootstrapServers;
  private final List<NewTopic> wanted;
  private final List<String> names;

  public PlantTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.wanted = TopicSettings.ofCatalogue();
    this.names = wanted.stream().map(NewTopic::name).toList();
  }

  /** Creates what is missing and checks what is there. */
  public void ensure() {
    withBroker(admin -> {
      for (KafkaFuture<Void> creation : admin.createTopics(wanted).values().values()) {
        awaitUnlessThere(creation);
      }
      check(describe(admin));
    });
  }

  /** A broker learns from the controller of a new topic a moment after it was made. */
  private Map<String, TopicDescription> describe(Admin admin)
      throws ExecutionException, InterruptedException {
    for (int look = 1; ; look++) {
      try {
        return admin.describeTopics(names).allTopicNames().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || look == MOST_LOOKS) {
          throw e;
        }
        Pause.of(BETWEEN_LOOKS);
      }
    }
  }

  private void check(Map<String, TopicDescription> found) {
    List<String> wrong = new ArrayList<>();
    for (NewTopic topic : wanted) {
      TopicDescription there = found.get(topic.name());
      int partitions = there == null ? 0 : there.partitions().size();
      if (partitions != topic.numPartitions()) {
        wrong.add(topic.name() + " has " + partitions + ", not " + topic.numPartitions());
      }
    }
    if (!wrong.isEmpty()) {
      throw new PlantException(
          "Topics with another number of partitions than the catalogue says: "
              + String.join("; ", wrong)
              + ". `./penstock reset` starts afresh.");
    }
  }

  private static void awaitUnlessThere(KafkaFuture<Void> creation)
      throws ExecutionException, InterruptedException {
    try {
      creation.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private void withBroker(AdminWork work) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      work.with(admin);
    } catch (ExecutionException e) {
      throw new PlantException("The topics cannot be prepared: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("Interrupted while the topics are prepared", e);
    }
  }

  private interface AdminWork {
    void with(Admin admin) throws ExecutionException, InterruptedException;
  }
}
