package org.penstock.ingest.opcua;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.penstock.ingest.app.trust.WatchServers;
import org.penstock.ingest.app.trust.WatchServers.Seen;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.trust.ClockSkew;

/** The histories of the servers that are connected now. */
@ApplicationScoped
class OpcUaHistorian implements Historian {

  private static final String AWAY = "there is no session with the server";

  private final OpcUaServers servers;
  private final WatchServers watch;

  OpcUaHistorian(OpcUaServers servers, WatchServers watch) {
    this.servers = servers;
    this.watch = watch;
  }

  @Override
  public Duration ahead(SourceSpec source) {
    return watch.of(source.id()).flatMap(Seen::clock).orElse(ClockSkew.NONE).ahead();
  }

  @Override
  public Answer read(SourceSpec source, Question question) throws InterruptedException {
    Optional<SourceConnection> connection = connection(source);
    if (connection.isEmpty()) {
      return new Answer.Away(AWAY);
    }
    Answer answer = connection.get().history().read(question);
    // A network that swallows everything looks like a slow server, until the session is given up.
    return answer instanceof Answer.TooMuch && connection(source).isEmpty()
        ? new Answer.Away(AWAY)
        : answer;
  }

  @Override
  public void release(SourceSpec source, List<Asked> abandoned) {
    connection(source).ifPresent(connection -> connection.history().release(abandoned));
  }

  private Optional<SourceConnection> connection(SourceSpec source) {
    return servers.connection(source.id()).filter(SourceConnection::isSessionActive);
  }
}
