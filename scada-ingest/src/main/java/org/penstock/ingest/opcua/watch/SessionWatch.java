package org.penstock.ingest.opcua.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.jboss.logging.Logger;

/** Knows whether a client has a session, and ends it. */
public final class SessionWatch implements SessionActivityListener {

  private static final Logger LOG = Logger.getLogger(SessionWatch.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final OpcUaClient client;
  private final InstantSource clock;
  private volatile boolean isActive;
  private volatile Instant since;

  public SessionWatch(OpcUaClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    this.since = clock.instant();
    client.addSessionActivityListener(this);
  }

  /** Whether there is a session. */
  public boolean isActive() {
    return isActive;
  }

  /** Since when that is so. */
  public Instant since() {
    return since;
  }

  @Override
  public void onSessionActive(UaSession session) {
    isActive = true;
    since = clock.instant();
  }

  @Override
  public void onSessionInactive(UaSession session) {
    isActive = false;
    since = clock.instant();
  }

  /**
   * Ends the session and the library's own attempts to restore it. A session that is away cannot be
   * ended in a hurry; then the transport is taken from under it, so that nothing connects later.
   */
  public void end() {
    boolean wasActive = isActive;
    client.removeSessionActivityListener(this);
    CompletableFuture<OpcUaClient> closing = client.disconnectAsync();
    try {
      if (wasActive) {
        closing.get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf("closed without the server: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      var _ = client.getTransport().disconnect();
    }
  }
}
