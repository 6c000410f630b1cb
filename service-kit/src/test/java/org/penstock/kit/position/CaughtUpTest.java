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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaughtUpTest {

  private static final TopicPartition FILTERS = new TopicPartition("readings", 0);
  private static final TopicPartition CLEARWELL = new TopicPartition("readings", 1);
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final BrokerAside consumer = new BrokerAside();
  private Instant now = BEGIN;
  private final CaughtUp caughtUp = new CaughtUp(consumer, () -> now, Duration.ofSeconds(1));

  @BeforeEach
  void bothPartitionsAreReadToTheirEnd() {
    consumer.assign(List.of(FILTERS, CLEARWELL));
    consumer.seek(FILTERS, 10);
    consumer.seek(CLEARWELL, 20);
    consumer.ends.put(FILTERS, 10L);
    consumer.ends.put(CLEARWELL, 20L);
    caughtUp.assigned(consumer.assignment());
    poll(Duration.ZERO);
  }

  @Test
  void whatIsReadIsReadAsOfTheBeginningOfThePoll() {
    assertThat(caughtUp.partitions()).containsExactlyInAnyOrder(FILTERS, CLEARWELL);
    poll(Duration.ofMillis(200));
    now = now.plusSeconds(30);
    assertThat(caughtUp.asOf()).isEqualTo(BEGIN.plusMillis(200));
  }

  @Test
  void aNewPartitionCountsWhenTheBrokerSaysSo() {
    consumer.ends.put(CLEARWELL, 21L);
    assertThat(caughtUp.partitions()).containsExactly(FILTERS);
  }

  @Test
  void theBrokerIsNotAskedAgainWhilePollsFollowEachOther() {
    caughtUp.partitions();
    int asked = consumer.asked;
    for (int i = 0; i < 10; i++) {
      poll(Duration.ofMillis(900));
      assertThat(caughtUp.partitions()).hasSize(2);
    }
    assertThat(consumer.asked).isEqualTo(asked);
  }

  @Test
  void afterAStandstillOnlyTheBrokersFreshAnswerCounts() {
    caughtUp.partitions();
    consumer.ends.put(FILTERS, 150L);
    poll(Duration.ofSeconds(14));
    assertThat(caughtUp.partitions()).containsExactly(CLEARWELL);
    poll(Duration.ofMillis(200));
    assertThat(caughtUp.partitions()).as("still not read").containsExactly(CLEARWELL);
    consumer.seek(FILTERS, 150);
    poll(Duration.ofMillis(200));
    assertThat(caughtUp.partitions()).containsExactlyInAnyOrder(FILTERS, CLEARWELL);
  }

  @Test
  void aPartitionThatIsGivenAwayIsForgotten() {
    consumer.assign(Set.of(CLEARWELL));
    consumer.seek(CLEARWELL, 20);
    assertThat(caughtUp.partitions()).containsExactly(CLEARWELL);
  }

  private void poll(Duration later) {
    now = now.plus(later);
    caughtUp.beforePoll();
  }

  /** What the consumer believes (no lag at all) and what the broker has are not the same. */
  private static final class BrokerAside extends MockConsumer<byte[], byte[]> {

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int asked;

    BrokerAside() {
      super("none");
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(
        Collection<TopicPartition> partitions) {
      asked++;
      Map<TopicPartition, Long> answer = new HashMap<>(ends);
      answer.keySet().retainAll(partitions);
      return answer;
    }
  }
}
