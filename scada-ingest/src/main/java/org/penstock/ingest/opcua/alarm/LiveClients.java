package org.penstock.ingest.opcua.alarm;

import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;

/** The clients that have a session now. */
public interface LiveClients {

  /** The client of a source; empty while there is no session. */
  Optional<OpcUaClient> client(String sourceId);
}
