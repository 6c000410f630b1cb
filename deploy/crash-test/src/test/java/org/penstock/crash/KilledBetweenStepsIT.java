package org.penstock.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.event.AlarmEventType;

/**
 * {@code kill -9} of alert-engine after each statement of the transaction that stores a batch, at
 * its commit, and after the messages went out: an area in which that happened ends up with the same
 * events, states and work orders as an area in which nothing did.
 */
@ExtendWith(OneRig.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledBetweenStepsIT {

  private final EngineRig engines;
  private final CutTransaction transaction;
  private List<String> untouched = List.of();
  private List<String> missing = List.of();
  private int steps;

  KilledBetweenStepsIT(EngineRig engines) {
    this.engines = engines;
    this.transaction = new CutTransaction(engines.rig());
  }

  /** The run in which nothing happens. */
  @BeforeAll
  void live() {
    transaction.install();
    Story story = new Story(Areas.untouched());
    story.begin();
    transaction.forgetSteps();
    story.goOn();
    story.end();
    steps = transaction.steps();
    missing =
        CutTransaction.expected().stream().filter(what -> !transaction.hasWritten(what)).toList();
    untouched = story.told();
  }

  @AfterAll
  void remove() {
    transaction.remove();
  }

  @Test
  void theRunWithoutAKillHasAllThatCanBeCut() {
    assertThat(missing).isEmpty();
    assertThat(untouched).hasSize(9);
  }

  @TestFactory
  Stream<DynamicTest> aKillAfterAnyStepLeavesNoTrace() {
    return IntStream.concat(
            IntStream.of(CutTransaction.AFTER_PUBLISHING, CutTransaction.AT_COMMIT),
            IntStream.rangeClosed(1, steps))
        .mapToObj(step -> DynamicTest.dynamicTest(name(step), () -> killAfter(step)));
  }

  private String name(int step) {
    return switch (step) {
      case CutTransaction.AFTER_PUBLISHING -> "published, and not noted";
      case CutTransaction.AT_COMMIT -> "written, and not committed";
      default -> "statement %d of %d".formatted(step, steps);
    };
  }

  private void killAfter(int step) {
    String area = Areas.cut(step + 1);
    Story story = new Story(area);
    story.begin();
    long before = engines.stored(area);
    transaction.arm(step);
    story.send();
    transaction.awaitStop();
    engines.first().kill();
    transaction.disarm();
    assertThat(engines.stored(area) > before)
        .as("the batch is committed")
        .isEqualTo(step == CutTransaction.AFTER_PUBLISHING);
    engines.first().start();
    story.awaitMiddle();
    story.end();
    assertThat(story.told()).isEqualTo(untouched);
    assertThat(engines.told(area).events()).hasSize(Math.toIntExact(engines.stored(area)));
  }

  /** What happens to the alarms of an area: in the past, so that nothing has to be waited for. */
  private final class Story {

    private final String area;
    private final Instant begin = Instant.now().minusSeconds(30).truncatedTo(ChronoUnit.MILLIS);

    Story(String area) {
      this.area = area;
    }

    /** Turbidity is high. */
    void begin() {
      engines.sendTogether(area, List.of(EngineRig.reading(turbidity(), "2.0", begin)));
      awaitLast(turbidity(), AlarmEventType.RAISED);
      EngineRig.until("all is published", () -> engines.unpublished() == 0);
    }

    /** Turbidity gets worse and then better; meanwhile chlorine was low for too long. */
    void send() {
      engines.sendTogether(
          area,
          List.of(
              EngineRig.reading(chlorine(), "0.1", begin.plusMillis(1_000)),
              EngineRig.reading(turbidity(), "6.0", begin.plusMillis(4_000)),
              EngineRig.reading(turbidity(), "0.5", begin.plusMillis(4_500))));
    }

    void goOn() {
      send();
      awaitMiddle();
    }

    void awaitMiddle() {
      awaitLast(turbidity(), AlarmEventType.RETURNED);
      EngineRig.until("all is published", () -> engines.unpublished() == 0);
    }

    /** Chlorine is well again. */
    void end() {
      engines.sendTogether(
          area, List.of(EngineRig.reading(chlorine(), "0.8", begin.plusMillis(10_000))));
      awaitLast(chlorine(), AlarmEventType.RETURNED);
      EngineRig.until("all is published", () -> engines.unpublished() == 0);
    }

    List<String> told() {
      return engines.told(area).story(begin);
    }

    private void awaitLast(String tag, AlarmEventType type) {
      EngineRig.until(
          tag + " " + type,
          () ->
              engines.told(area).events().stream()
                  .anyMatch(event -> tag.equals(event.tagName()) && event.eventType() == type));
    }

    private String turbidity() {
      return area + ".turbidity";
    }

    private String chlorine() {
      return area + ".chlorine";
    }
  }
}
