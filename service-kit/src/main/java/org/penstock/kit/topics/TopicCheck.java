package org.penstock.kit.topics;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.topic.Topic;

/** Compares the broker's topics with the catalogue; so it also sees when the broker is away. */
@ApplicationScoped
class TopicCheck implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(TopicCheck.class);
  private static final Duration UNTIL_THEY_AGREE = Duration.ofSeconds(2);
  private static final Duration AFTERWARDS = Duration.ofSeconds(10);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Map<String, Object> broker;
  private final List<Topic> topics;
  private volatile List<String> faults = List.of("not checked yet");

  TopicCheck(
      @Identifier("default-kafka-broker") Map<String, Object> broker, @All List<UsedTopics> used) {
    this.broker = broker;
    this.topics = used.stream().flatMap(one -> one.topics().stream()).distinct().toList();
  }

  @Override
  public String name() {
    return "topic check";
  }

  /** What is not as the catalogue says; empty when all is well. */
  List<String> faults() {
    return faults;
  }

  @Override
  public void run(StopSignal stop) throws InterruptedException {
    Admin admin = Admin.create(settings());
    try {
      boolean goOn = true;
      while (goOn) {
        List<String> found = compare(admin);
        if (!found.equals(faults) && !found.isEmpty()) {
          LOG.warnf("topics differ from the catalogue: %s", found);
        }
        faults = found;
        goOn = !stop.await(found.isEmpty() ? AFTERWARDS : UNTIL_THEY_AGREE);
      }
    } finally {
      admin.close(CLOSE_TIMEOUT);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(broker);
    int longest = Math.toIntExact(LONGEST_CALL.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, longest);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, longest);
    return settings;
  }

  private List<String> compare(Admin admin) throws InterruptedException {
    List<String> found = new ArrayList<>();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
    for (Topic topic : topics) {
      try {
        int partitions = partitions(described, topic);
        if (partitions != topic.partitions()) {
          found.add(
              "%s has %d partitions instead of %d"
                  .formatted(topic.name(), partitions, topic.partitions()));
        }
      } catch (ExecutionException e) {
        found.add(
            e.getCause() instanceof UnknownTopicOrPartitionException
                ? topic.name() + " is missing"
                : topic.name() + ": " + e.getCause());
      }
    }
    return List.copyOf(found);
  }

  private static int partitions(Map<String, KafkaFuture<TopicDescription>> described, Topic topic)
      throws InterruptedException, ExecutionException {
    return Objects.requireNonNull(described.get(topic.name())).get().partitions().size();
  }
}
