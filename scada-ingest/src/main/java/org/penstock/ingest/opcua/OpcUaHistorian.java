package org.penstock.ingest.opcua;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.source.SourceSpec;

/** The histories of the servers that are connected now. */
@ApplicationScoped
class OpcUaHistorian implements Historian {

  private static final String AWAY = "there is no session with the server";

  private final OpcUaServers servers;

  OpcUaHistorian(OpcUaServers servers) {
    this.servers = servers;
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
