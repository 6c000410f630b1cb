package org.penstock.kit.position;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.topic.Topics;

@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "kit"),
    scope = TestResourceScope.GLOBAL)
class PositionFenceIT {

  private static final int OURS = 1;
  private static final int OF_ANOTHER = 2;

  @Inject PositionFence fence;
  @Inject Jdbi jdbi;

  private final String group = "fence-" + UUID.randomUUID();

  @BeforeEach
  void bothPartitionsAreReadUpToTen() {
    move(OURS, 10, "");
    move(OF_ANOTHER, 10, "");
  }

  @Test
  void whoKnowsAllThatIsReadGoesOn() {
    assertThatCode(() -> hold(Map.of(OURS, 10L))).doesNotThrowAnyException();
    assertThatCode(() -> hold(Map.of(OURS, 11L))).doesNotThrowAnyException();
    assertThatCode(() -> hold(Map.of(7, 0L))).doesNotThrowAnyException();
  }

  @Test
  void whoWasOvertakenIsStopped() {
    assertThatThrownBy(() -> hold(Map.of(OURS, 9L)))
        .isInstanceOf(PositionLostException.class)
        .hasMessageContaining(Topics.READINGS.name() + "-" + OURS);
  }

  @Test
  void nobodyOvertakesWhileThePositionIsHeld() {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          fence.hold(group, Topics.READINGS, Map.of(OURS, 10L));
          assertThatThrownBy(() -> moveInAnotherTransaction(OURS))
              .hasMessageContaining("lock timeout");
          assertThatCode(() -> moveInAnotherTransaction(OF_ANOTHER)).doesNotThrowAnyException();
        });
    assertThatCode(() -> moveInAnotherTransaction(OURS)).doesNotThrowAnyException();
  }

  private void hold(Map<Integer, Long> known) {
    QuarkusTransaction.requiringNew().run(() -> fence.hold(group, Topics.READINGS, known));
  }

  private void moveInAnotherTransaction(int partition) {
    QuarkusTransaction.requiringNew()
        .run(() -> move(partition, 11, "set local lock_timeout = 200"));
  }

  private void move(int partition, long next, String first) {
    jdbi.useHandle(handle -> {
      if (!first.isEmpty()) {
        handle.execute(first);
      }
      handle.execute(
          "insert into consumer_offset (consumer_group, topic, partition, next_offset)"
              + " values (?, ?, ?, ?) on conflict (consumer_group, topic, partition)"
              + " do update set next_offset = excluded.next_offset",
          group,
          Topics.READINGS.name(),
          partition,
          next);
    });
  }
}
