package org.penstock.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.kit.work.StopSignal;

class ErrandTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final StopSignal stop = new StopSignal();
  private final AtomicReference<String> discarded = new AtomicReference<>();

  private String run(java.util.concurrent.Callable<String> work, Duration limit)
      throws SourceFaultException {
    return Errand.run("errand", work, limit, stop, discarded::set);
  }

  @Test
  void whatItBringsInTimeIsTheAnswer() throws SourceFaultException {
    assertThat(run(() -> "values", LONG)).isEqualTo("values");
    assertThat(discarded).hasNullValue();
  }

  @Test
  void aFaultKeepsItsNameAndAnythingElseIsUnexpected() {
    assertThatThrownBy(() ->
            run(
                () -> {
                  throw new SourceFaultException(SourceFault.LOGIN_REFUSED, "no");
                },
                LONG))
        .isInstanceOfSatisfying(
            SourceFaultException.class,
            e -> assertThat(e.fault()).isEqualTo(SourceFault.LOGIN_REFUSED));
    assertThatThrownBy(() ->
            run(
                () -> {
                  throw new IllegalStateException("odd");
                },
                LONG))
        .isInstanceOfSatisfying(
            SourceFaultException.class,
            e -> assertThat(e.fault()).isEqualTo(SourceFault.UNEXPECTED))
        .hasMessage("odd");
  }

  @Test
  void itIsGivenUpAfterItsTimeAndWhatComesLateIsThrownAway() {
    CountDownLatch answer = new CountDownLatch(1);
    assertThatThrownBy(() -> run(() -> lateAnswer(answer), Duration.ofMillis(100)))
        .hasMessageContaining("no answer within");
    answer.countDown();
    await().atMost(SOON).untilAsserted(() -> assertThat(discarded).hasValue("late"));
  }

  /** A library that does not listen when it is interrupted. */
  private static String lateAnswer(CountDownLatch answer) {
    boolean hasCome = false;
    while (!hasCome) {
      try {
        answer.await();
        hasCome = true;
      } catch (InterruptedException e) {
        // Deliberately deaf.
        hasCome = false;
      }
    }
    return "late";
  }

  @Test
  void aStopEndsTheWaitAndInterruptsTheWork() {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          try {
            begun.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          stop.raise();
        });
    assertThatThrownBy(() ->
            run(
                () -> {
                  begun.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.complete(true);
                    throw e;
                  }
                  return "never";
                },
                LONG))
        .hasMessage("the service stops");
    assertThat(interrupted).succeedsWithin(SOON);
  }

  @Test
  void aPersonsWordIsKeptUntilItIsDone() {
    SourceOrders orders = new SourceOrders();
    assertThat(orders.isToLeave()).isFalse();
    orders.restart();
    assertThat(orders.isToLeave()).isTrue();
    assertThat(orders.takeRestart()).isTrue();
    assertThat(orders.takeRestart()).isFalse();
    orders.pause();
    assertThat(orders.isPause()).isTrue();
    assertThat(orders.takeRestart()).isFalse();
    orders.resume();
    assertThat(orders.isToLeave()).isFalse();
    orders.restart();
    orders.resume();
    assertThat(orders.takeRestart()).isTrue();
  }
}
