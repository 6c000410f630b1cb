package org.penstock.ingest.opcua.security;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.trust.WatchServers;
import org.penstock.ingest.app.trust.WatchServers.Seen;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.Secrets;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.trust.ClockSkew;
import org.penstock.ingest.opcua.pki.OwnCertificate;
import org.penstock.ingest.opcua.pki.Pki;
import org.penstock.ingest.opcua.pki.ServerCertificateCheck;

/** Makes clients: discovery, the one endpoint with the configured security, our login. */
@ApplicationScoped
public class Clients {

  private static final String DISCOVERY = "/discovery";

  private final Pki pki;
  private final Secrets secrets;
  private final WatchServers watch;
  private final InstantSource clock;
  private final IngestConfig config;

  public Clients(
      Pki pki, Secrets secrets, WatchServers watch, InstantSource clock, IngestConfig config) {
    this.pki = pki;
    this.secrets = secrets;
    this.watch = watch;
    this.clock = clock;
    this.config = config;
    // The platform alone has not every algorithm of Aes256_Sha256_RsaPss.
    if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
      Security.addProvider(new BouncyCastleProvider());
    }
  }

  /** The clock of the source's server, as it was last read. */
  public ClockSkew clockOf(SourceSpec source) {
    return watch.of(source.id()).flatMap(Seen::clock).orElse(ClockSkew.NONE);
  }

  /** The clock of the source's server was read. */
  public void clockRead(SourceSpec source, @Nullable ClockSkew skew) {
    if (skew != null) {
      watch.clockRead(source.id(), skew);
    }
  }

  /** How long one step of a connection may take. */
  public Duration stepLimit() {
    return config.probe().stepLimit();
  }

  /** What the server offers. */
  public List<EndpointDescription> discover(SourceSpec source) throws SourceFaultException {
    String url = source.endpointUrl();
    try {
      List<EndpointDescription> offered = endpointsAt(url);
      if (!offered.isEmpty() || url.endsWith(DISCOVERY)) {
        return offered;
      }
    } catch (SourceFaultException e) {
      if (e.fault() == SourceFault.UNREACHABLE || url.endsWith(DISCOVERY)) {
        throw e;
      }
    }
    // Some servers answer this question without security at that path only.
    return endpointsAt((url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + DISCOVERY);
  }

  private List<EndpointDescription> endpointsAt(String url) throws SourceFaultException {
    try {
      return DiscoveryClient.getEndpoints(url, this::limitTransport)
          .get(stepLimit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      SourceFault fault =
          UaException.extractStatusCode(e)
              .map(status -> SourceFault.ofStatus(status.value(), false))
              .orElse(SourceFault.UNREACHABLE);
      throw new SourceFaultException(fault, Faults.words(e), e);
    } catch (TimeoutException e) {
      throw new SourceFaultException(SourceFault.UNREACHABLE, "no answer within " + stepLimit(), e);
    } catch (RuntimeException e) {
      throw new SourceFaultException(SourceFault.UNREACHABLE, Faults.words(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceFaultException(SourceFault.UNREACHABLE, "interrupted", e);
    }
  }

  /** The offered endpoint with the configured security; never a weaker one. */
  public EndpointDescription choose(SourceSpec source, List<EndpointDescription> offered)
      throws SourceFaultException {
    return new Endpoints(source.security(), source.identity()).choose(offered);
  }

  /** A client for that endpoint, not connected yet. */
  public OpcUaClient create(
      SourceSpec source,
      EndpointDescription endpoint,
      List<EndpointDescription> offered,
      ServerCertificateCheck check)
      throws UaException, SourceFaultException {
    Login login = new Login(source.identity(), secrets, check);
    login.verify();
    OwnCertificate own = pki.ownInUse();
    OpcUaClientConfig made =
        OpcUaClientConfig.builder()
            .setEndpoint(reachable(source, endpoint))
            .setDiscoveryEndpoints(offered)
            .setApplicationName(LocalizedText.english("Penstock scada-ingest"))
            .setApplicationUri(pki.applicationUri())
            .setSessionName(() -> "penstock " + source.id())
            .setKeyPair(own.keyPair())
            .setCertificate(own.certificate())
            .setCertificateChain(new X509Certificate[] {own.certificate()})
            .setCertificateValidator(check)
            .setIdentityProvider(login)
            .setSessionTimeout(uint(source.timeOuts().session().toMillis()))
            .setRequestTimeout(uint(source.timeOuts().request().toMillis()))
            .setKeepAliveInterval(uint(config.session().keepAliveInterval().toMillis()))
            .setKeepAliveTimeout(uint(config.session().keepAliveTimeout().toMillis()))
            // With two the library delivers twice or out of order after a pause of the process.
            .setMaxPendingPublishRequests(uint(1))
            .build();
    OpcUaClient client = OpcUaClient.create(made, this::limitTransport);
    client.addFaultListener(login);
    client.addSessionActivityListener(login);
    client.addSessionActivityListener(
        new ClockWatch(
            client,
            clock,
            config.clock().readInterval(),
            skew -> watch.clockRead(source.id(), skew)));
    return client;
  }

  /**
   * The endpoint where we can reach it: servers advertise host names that only they know, so it is
   * the host that we came by, or the one configured instead. Of the ways to send the login it has
   * the strongest only, because the library takes the first.
   */
  private static EndpointDescription reachable(SourceSpec source, EndpointDescription endpoint) {
    List<UserTokenPolicy> tokens =
        new Endpoints(source.security(), source.identity()).tokens(endpoint);
    EndpointDescription narrowed =
        new EndpointDescription(
            endpoint.getEndpointUrl(),
            endpoint.getServer(),
            endpoint.getServerCertificate(),
            endpoint.getSecurityMode(),
            endpoint.getSecurityPolicyUri(),
            new UserTokenPolicy[] {tokens.getFirst()},
            endpoint.getTransportProfileUri(),
            endpoint.getSecurityLevel());
    HostAndPort way = HostAndPort.of(source);
    return EndpointUtil.updateUrl(narrowed, way.host(), way.port());
  }

  /** A check of the server's certificate for one client. */
  public ServerCertificateCheck newCheck(SourceSpec source) {
    return pki.newCheck(
        source.id(), source.security().hostCheck(), shown -> watch.showed(source.id(), shown));
  }

  private void limitTransport(OpcTcpClientTransportConfigBuilder transport) {
    long millis = config.session().connectTimeout().toMillis();
    transport
        .setConnectTimeout(uint(millis))
        .setAcknowledgeTimeout(uint(millis))
        .setChannelLifetime(uint(config.session().channelLifetime().toMillis()));
  }
}
