package org.penstock.ingest.opcua;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.opcua.security.Faults;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.kit.work.StopSignal;

/**
 * A call to a server on a thread of its own, so that the one who waits for it can give it up: when
 * it takes too long, or when the service stops. What it brings after that is thrown away.
 */
final class Errand<T> {

  private static final Duration LOOK = Duration.ofMillis(50);

  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final Thread thread;

  private Errand(String name, Callable<T> work, Consumer<T> discard) {
    this.thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(() -> {
              try {
                T brought = work.call();
                if (!result.complete(brought)) {
                  discard.accept(brought);
                }
              } catch (Exception e) {
                result.completeExceptionally(e);
              }
            });
  }

  /**
   * Does the work and waits for it.
   *
   * @param discard what to do with a result that comes too late
   */
  static <T> T run(
      String name, Callable<T> work, Duration limit, StopSignal stop, Consumer<T> discard)
      throws SourceFaultException {
    Errand<T> errand = new Errand<>(name, work, discard);
    errand.thread.start();
    return errand.await(limit, stop);
  }

  private T await(Duration limit, StopSignal stop) throws SourceFaultException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (stop.isRaised() || System.nanoTime() > deadline) {
          giveUp(stop.isRaised() ? "the service stops" : "no answer within " + limit);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        giveUp("interrupted");
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        throw asFault(cause == null ? e : cause);
      }
    }
  }

  /** Gives up, unless the result came in this moment. */
  private void giveUp(String reason) throws SourceFaultException {
    SourceFaultException given = new SourceFaultException(SourceFault.UNREACHABLE, reason);
    if (result.completeExceptionally(given)) {
      thread.interrupt();
      throw given;
    }
  }

  private static SourceFaultException asFault(Throwable cause) {
    return cause instanceof SourceFaultException fault
        ? fault
        : new SourceFaultException(SourceFault.UNEXPECTED, Faults.words(cause), cause);
  }
}
