package org.penstock.ingest.opcua.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.SourceFixture;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.tag.TagSpec;

class CyclicReadsTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration PERIOD = Duration.ofMillis(50);

  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Queue<RawSample> samples = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Exception failure;
  private final CyclicReads reads =
      new CyclicReads(
          "plc-1", this::read, samples::addAll, failed::incrementAndGet, InstantSource.system());

  private List<DataValue> read(List<ReadValueId> nodes) throws UaException {
    int round = rounds.incrementAndGet();
    switch (failure) {
      case null -> {}
      case UaException refused -> throw refused;
      case RuntimeException broken -> throw broken;
      default -> throw new IllegalStateException(failure);
    }
    return nodes.stream().map(_ -> new DataValue(new Variant((double) round))).toList();
  }

  @BeforeEach
  void begin() {
    TagSpec tag =
        SourceFixture.tag("a")
            .type(ValueType.DOUBLE)
            .collecting(SourceFixture.collecting(PERIOD, PERIOD, 10))
            .build();
    reads.add(new WantedItem(tag, new NodeId(2, "a"), _ -> 0.0));
  }

  @AfterEach
  void stop() {
    reads.stop();
  }

  @Test
  void whatTheServerRefusesIsSaidAndCountedUntilItCanBeReadAgain() {
    failure = new UaException(StatusCodes.Bad_TooManyOperations);
    await().atMost(SOON).until(() -> failed.get() > 2);
    assertThat(reads.fault()).startsWith("1 tags are polled every PT0.05S").contains("Bad_TooMany");
    failure = null;
    await().atMost(SOON).until(() -> reads.fault().isEmpty());
    assertThat(samples).isNotEmpty();
  }

  @Test
  void aFailureOfOurOwnDoesNotEndThePolls() {
    failure = new IllegalStateException("broken");
    await().atMost(SOON).until(() -> failed.get() > 2);
    assertThat(reads.fault()).contains("broken");
    failure = null;
    await().atMost(SOON).until(() -> !samples.isEmpty() && reads.fault().isEmpty());
  }

  @Test
  void aSessionThatIsAwayIsForTheSupervisorToTell() {
    failure = new UaException(StatusCodes.Bad_ConnectionClosed);
    int before = rounds.get();
    await().atMost(SOON).until(() -> rounds.get() > before + 2);
    assertThat(reads.fault()).isEmpty();
    assertThat(failed).hasValue(0);
  }
}
