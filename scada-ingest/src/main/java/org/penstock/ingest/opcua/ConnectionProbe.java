package org.penstock.ingest.opcua;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.penstock.ingest.domain.source.ConnectionTest;
import org.penstock.ingest.domain.source.ConnectionTest.Outcome;
import org.penstock.ingest.domain.source.ConnectionTest.Step;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.Faults;
import org.penstock.ingest.opcua.security.SourceFaultException;

/**
 * Tries a connection step by step, over a session of its own, so that a person sees which step
 * fails and what to do about it. Each step has a time limit, and the session is closed whatever
 * happens.
 */
final class ConnectionProbe {

  private final Clients clients;
  private final InstantSource clock;

  ConnectionProbe(Clients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  ConnectionTest test(SourceSpec source) {
    ProbeSteps steps = new ProbeSteps(source, clients);
    // Not closed but dropped: a look-up of a name cannot be interrupted, and nobody waits for it.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Run run = new Run(steps, threads);
      run.step("dns", steps::dns);
      run.step("tcp", steps::tcp);
      run.step("endpoints", steps::endpoints);
      run.step("security", steps::security);
      run.step("certificate", steps::certificate);
      run.step("login", steps::login);
      run.step("namespace", steps::namespace);
      run.step("read", steps::read);
      run.close();
      return new ConnectionTest(source.id(), source.endpointUrl(), run.done);
    } finally {
      threads.shutdownNow();
    }
  }

  /** One run through the steps; after a failed one the rest is skipped. */
  private final class Run {

    private final ProbeSteps steps;
    private final ExecutorService threads;
    private final List<Step> done = new ArrayList<>();
    private boolean hasFailed;

    Run(ProbeSteps steps, ExecutorService threads) {
      this.steps = steps;
      this.threads = threads;
    }

    void step(String name, Callable<String> attempt) {
      if (hasFailed) {
        done.add(new Step(name, Outcome.SKIPPED, "an earlier step failed", "", 0));
      } else {
        attempt(name, attempt);
      }
    }

    /** Also after a failed step: no session is left behind. */
    void close() {
      if (steps.isOpen()) {
        attempt("close", steps::close);
      } else {
        done.add(new Step("close", Outcome.SKIPPED, "there is no session", "", 0));
      }
    }

    private void attempt(String name, Callable<String> attempt) {
      Instant start = clock.instant();
      try {
        String detail = limited(attempt);
        done.add(new Step(name, Outcome.PASSED, detail, "", since(start)));
      } catch (SourceFaultException e) {
        hasFailed = true;
        done.add(new Step(name, Outcome.FAILED, e.reason(), e.fault().advice(), since(start)));
      }
    }

    private String limited(Callable<String> attempt) throws SourceFaultException {
      Future<String> running = threads.submit(attempt);
      try {
        return running.get(clients.stepLimit().toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw Faults.of(e, steps.check());
      } catch (TimeoutException e) {
        running.cancel(true);
        throw new SourceFaultException(
            SourceFault.UNREACHABLE, "no answer within " + clients.stepLimit(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        running.cancel(true);
        throw new SourceFaultException(SourceFault.UNREACHABLE, "interrupted", e);
      }
    }

    private long since(Instant start) {
      return Duration.between(start, clock.instant()).toMillis();
    }
  }
}
