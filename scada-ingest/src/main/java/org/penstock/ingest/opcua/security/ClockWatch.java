package org.penstock.ingest.opcua.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.trust.ClockSkew;

/** Reads a server's clock when its session becomes active, and again while it is. */
final class ClockWatch implements SessionActivityListener {

  private final OpcUaClient client;
  private final InstantSource clock;
  private final Executor later;
  private final Consumer<ClockSkew> told;
  private final AtomicInteger session = new AtomicInteger();

  ClockWatch(OpcUaClient client, InstantSource clock, Duration interval, Consumer<ClockSkew> told) {
    this.client = client;
    this.clock = clock;
    this.later = CompletableFuture.delayedExecutor(interval.toMillis(), TimeUnit.MILLISECONDS);
    this.told = told;
  }

  @Override
  public void onSessionActive(UaSession active) {
    read(session.incrementAndGet());
  }

  @Override
  public void onSessionInactive(UaSession inactive) {
    session.incrementAndGet();
  }

  /** Ends with the session that it was begun for; the next session begins its own. */
  private void read(int began) {
    if (began != session.get()) {
      return;
    }
    Instant asked = clock.instant();
    var _ =
        client
            .readValuesAsync(
                0, TimestampsToReturn.Neither, List.of(NodeIds.Server_ServerStatus_CurrentTime))
            .whenComplete((values, failure) -> {
              tell(asked, values);
              if (failure == null) {
                later.execute(() -> read(began));
              }
            });
  }

  private void tell(Instant asked, @Nullable List<DataValue> values) {
    if (values != null
        && !values.isEmpty()
        && values.getFirst().value().value() instanceof DateTime server) {
      told.accept(ClockSkew.between(asked, server.getJavaInstant(), clock.instant()));
    }
  }
}
