package org.penstock.kit.topics;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.kit.KitConfig;
import org.penstock.kit.inbox.BatchHandler;
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
  private final List<String> deadLetters;
  private volatile List<String> faults = List.of("not checked yet");

  @Inject
  TopicCheck(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @All List<UsedTopics> used,
      @All List<BatchHandler> readers,
      KitConfig config) {
    this(
        broker,
        used.stream().flatMap(one -> one.topics().stream()).distinct().toList(),
        readers.stream()
            .flatMap(reader -> reader.topics().stream())
            .map(topic -> topic.deadLetter(config.service()))
            .distinct()
            .toList());
  }

  /** For topics named one by one. */
  TopicCheck(Map<String, Object> broker, List<Topic> topics, List<String> deadLetters) {
    this.broker = broker;
    this.topics = topics;
    this.deadLetters = deadLetters;
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
    List<String> names =
        Stream.concat(topics.stream().map(Topic::name), deadLetters.stream()).toList();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(names).topicNameValues();
    List<String> found = new ArrayList<>();
    for (Topic topic : topics) {
      check(described, topic.name(), topic.partitions()).ifPresent(found::add);
    }
    for (String deadLetter : deadLetters) {
      // Its records are looked at one by one: how many partitions it has is the operators' choice.
      check(described, deadLetter, null).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static Optional<String> check(
      Map<String, KafkaFuture<TopicDescription>> described, String name, @Nullable Integer wanted)
      throws InterruptedException {
    try {
      int partitions = Objects.requireNonNull(described.get(name)).get().partitions().size();
      return wanted == null || wanted == partitions
          ? Optional.empty()
          : Optional.of("%s has %d partitions instead of %d".formatted(name, partitions, wanted));
    } catch (ExecutionException e) {
      return Optional.of(
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? name + " is missing"
              : name + ": " + e.getCause());
    }
  }
}
