package org.penstock.ingest.opcua;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.kit.work.StopSignal;

/** Calls to one server that may take as long as making all subscriptions. */
record Errands(String name, Duration limit, StopSignal stop) {

  /** Does the work and waits for it; what it brings too late is thrown away. */
  <T> T run(Callable<T> work) throws SourceFaultException {
    return Errand.run(name, work, limit, stop, _ -> {});
  }
}
