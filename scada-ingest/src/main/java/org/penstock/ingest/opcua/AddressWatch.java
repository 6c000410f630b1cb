package org.penstock.ingest.opcua;

import java.time.Instant;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.RecoveryConfig;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.kit.work.StopSignal;

/** While a session is away: whether what answers at the address is still the same server. */
final class AddressWatch {

  private static final Logger LOG = Logger.getLogger(AddressWatch.class);

  private final SourceConnection opened;
  private final Clients clients;
  private final RecoveryConfig config;
  private final StopSignal stop;
  private boolean isAnother;
  private Instant next = Instant.MIN;

  AddressWatch(SourceConnection opened, Clients clients, RecoveryConfig config, StopSignal stop) {
    this.opened = opened;
    this.clients = clients;
    this.config = config;
    this.stop = stop;
  }

  /** Whether another server answers there, as far as was looked. */
  boolean isAnother() {
    return isAnother;
  }

  /** Looks, unless that was done a moment ago. */
  void look(SourceSpec here, Instant now) {
    if (opened.isSessionActive()) {
      isAnother = false;
      next = now.plus(config.discovery());
    } else if (now.isAfter(next)) {
      next = now.plus(config.discovery());
      try {
        isAnother = !knows(discover(here));
      } catch (SourceFaultException e) {
        LOG.debugf("%s: not there: %s", here.id(), e.reason());
      }
    }
  }

  /** Whether a server that offers this has the certificate that the client knows. */
  private boolean knows(List<EndpointDescription> offered) {
    ByteString known = opened.client().getConfig().getEndpoint().getServerCertificate();
    return offered.stream()
        .map(EndpointDescription::getServerCertificate)
        .anyMatch(certificate -> certificate != null && certificate.equals(known));
  }

  /** Not for long: meanwhile nobody looks after the source. */
  private List<EndpointDescription> discover(SourceSpec here) throws SourceFaultException {
    return Errand.run(
        "source " + here.id(), () -> clients.discover(here), config.settle(), stop, _ -> {});
  }
}
