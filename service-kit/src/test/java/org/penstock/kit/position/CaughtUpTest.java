package org.penstock.kit.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaughtUpTest {

  private static final TopicPartition FILTERS = new TopicPartition("readings", 0);
  private static final TopicPartition CLEARWELL = new TopicPartition("readings", 1);
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final BrokerAside consumer = new BrokerAside();
  private Instant now = BEGIN;
  private final CaughtUp caughtUp =
      new CaughtUp(consumer, () -> now, Duration.ofMillis(250), Duration.ofMillis(100));

  @BeforeEach
  void bothPartitionsAreReadToTheirEnd() {
    consumer.assign(List.of(FILTERS, CLEARWELL));
    consumer.seek(FILTERS, 10);
    consumer.seek(CLEARWELL, 20);
    consumer.ends.put(FILTERS, 10L);
    consumer.ends.put(CLEARWELL, 20L);
    poll(Duration.ZERO);
  }

  @Test
  void whatIsReadIsReadAsOfTheQuestion() {
    assertThat(caughtUp.partitions()).containsExactlyInAnyOrder(FILTERS, CLEARWELL);
    now = now.plusSeconds(30);
    assertThat(caughtUp.asOf()).isEqualTo(BEGIN);
  }

  @Test
  void theBrokerIsAskedAtIntervals() {
    poll(Duration.ofMillis(200));
    assertThat(consumer.asked).isEqualTo(1);
    poll(Duration.ofMillis(200));
    assertThat(consumer.asked).isEqualTo(2);
    assertThat(caughtUp.asOf()).isEqualTo(BEGIN.plusMillis(400));
  }

  @Test
  void afterAStandstillAPartitionCountsWhenAllIsReadThatCameMeanwhile() {
    consumer.ends.put(FILTERS, 150L);
    poll(Duration.ofSeconds(14));
    assertThat(caughtUp.partitions()).containsExactly(CLEARWELL);
    consumer.seek(FILTERS, 150);
    assertThat(caughtUp.partitions()).containsExactlyInAnyOrder(FILTERS, CLEARWELL);
    assertThat(caughtUp.asOf()).isEqualTo(BEGIN.plusSeconds(14));
  }

  @Test
  void aPartitionThatIsAlwaysWrittenToCountsAllTheSame() {
    consumer.ends.put(FILTERS, 100L);
    poll(Duration.ofMillis(300));
    consumer.ends.put(FILTERS, 200L);
    consumer.seek(FILTERS, 101);
    assertThat(caughtUp.partitions()).contains(FILTERS);
  }

  @Test
  void withoutAnAnswerTheMomentStaysWhereItIs() {
    consumer.isAway = true;
    poll(Duration.ofSeconds(30));
    assertThat(caughtUp.asOf()).isEqualTo(BEGIN);
    consumer.isAway = false;
    poll(Duration.ofMillis(1));
    assertThat(caughtUp.asOf()).isEqualTo(BEGIN.plusSeconds(30).plusMillis(1));
  }

  @Test
  void aNewPartitionIsAskedForAtOnceAndOneThatIsGivenAwayIsForgotten() {
    TopicPartition intake = new TopicPartition("readings", 2);
    consumer.assign(Set.of(CLEARWELL, intake));
    consumer.seek(CLEARWELL, 20);
    consumer.seek(intake, 4);
    assertThat(caughtUp.partitions()).containsExactly(CLEARWELL);
    consumer.ends.put(intake, 4L);
    poll(Duration.ofMillis(1));
    assertThat(caughtUp.partitions()).containsExactlyInAnyOrder(CLEARWELL, intake);
  }

  private void poll(Duration later) {
    now = now.plus(later);
    caughtUp.beforePoll();
  }

  /** What the consumer believes (no lag at all) and what the broker has are not the same. */
  private static final class BrokerAside extends MockConsumer<byte[], byte[]> {

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int asked;
    private boolean isAway;

    BrokerAside() {
      super("none");
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(
        Collection<TopicPartition> partitions) {
      if (isAway) {
        throw new TimeoutException("no answer");
      }
      asked++;
      Map<TopicPartition, Long> answer = new HashMap<>(ends);
      answer.keySet().retainAll(partitions);
      return answer;
    }
  }
}
