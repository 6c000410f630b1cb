package org.penstock.ingest.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.penstock.ingest.domain.port.Secrets;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;

/** Makes clients: discovery, the one endpoint with the configured security, our identity. */
@ApplicationScoped
class Clients {

  static final Duration LIMIT = Duration.ofSeconds(10);

  private static final long KEEP_ALIVE_MS = 5_000;

  private final Pki pki;
  private final Secrets secrets;

  Clients(Pki pki, Secrets secrets) {
    this.pki = pki;
    this.secrets = secrets;
  }

  /** What the server offers. */
  List<EndpointDescription> discover(SourceSpec source) throws SourceFaultException {
    try {
      return DiscoveryClient.getEndpoints(source.endpointUrl(), Clients::limitTransport)
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw new SourceFaultException(SourceFault.UNREACHABLE, Faults.words(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceFaultException(SourceFault.UNREACHABLE, "interrupted", e);
    }
  }

  /** The offered endpoint with the configured security; never a weaker one. */
  EndpointDescription choose(SourceSpec source, List<EndpointDescription> offered)
      throws SourceFaultException {
    SecurityPolicy policy;
    MessageSecurityMode mode;
    try {
      policy = SecurityPolicy.valueOf(source.security().policy());
      mode = MessageSecurityMode.valueOf(source.security().mode());
    } catch (IllegalArgumentException e) {
      throw new SourceFaultException(
          SourceFault.SECURITY_NOT_OFFERED, "unknown " + source.security(), e);
    }
    Optional<EndpointDescription> best =
        offered.stream()
            .filter(endpoint -> policy.getUri().equals(endpoint.getSecurityPolicyUri()))
            .filter(endpoint -> mode == endpoint.getSecurityMode())
            .filter(endpoint -> takes(endpoint, source.identity()))
            .max(Comparator.comparingInt(endpoint -> endpoint.getSecurityLevel().intValue()));
    return best.orElseThrow(() ->
        new SourceFaultException(
            SourceFault.SECURITY_NOT_OFFERED,
            "%s is not among %s"
                .formatted(source.security(), offered.stream().map(Clients::describe).toList())));
  }

  /** A client for that endpoint, not connected yet. */
  OpcUaClient create(
      SourceSpec source,
      EndpointDescription endpoint,
      List<EndpointDescription> offered,
      ServerCertificateCheck check)
      throws UaException, SourceFaultException {
    // Servers advertise host names that only they know; the configured one is the way we came.
    EndpointDescription reachable =
        EndpointUtil.updateUrl(
            endpoint,
            EndpointUtil.getHost(source.endpointUrl()),
            EndpointUtil.getPort(source.endpointUrl()));
    OwnCertificate own = pki.own();
    OpcUaClientConfig config =
        OpcUaClientConfig.builder()
            .setEndpoint(reachable)
            .setDiscoveryEndpoints(offered)
            .setApplicationName(LocalizedText.english("Penstock scada-ingest"))
            .setApplicationUri(pki.applicationUri())
            .setSessionName(() -> "penstock " + source.id())
            .setKeyPair(own.keyPair())
            .setCertificate(own.certificate())
            .setCertificateChain(new java.security.cert.X509Certificate[] {own.certificate()})
            .setCertificateValidator(check)
            .setIdentityProvider(identity(source, check))
            .setSessionTimeout(uint(source.timeOuts().session().toMillis()))
            .setRequestTimeout(uint(source.timeOuts().request().toMillis()))
            .setKeepAliveInterval(uint(KEEP_ALIVE_MS))
            .setKeepAliveTimeout(uint(KEEP_ALIVE_MS))
            // With two the library delivers twice or out of order after a pause of the process.
            .setMaxPendingPublishRequests(uint(1))
            .build();
    return OpcUaClient.create(config, Clients::limitTransport);
  }

  ServerCertificateCheck newCheck() {
    return pki.newCheck();
  }

  private static void limitTransport(OpcTcpClientTransportConfigBuilder transport) {
    transport.setConnectTimeout(uint(5_000)).setAcknowledgeTimeout(uint(5_000));
  }

  private IdentityProvider identity(SourceSpec source, ServerCertificateCheck check)
      throws SourceFaultException {
    return switch (source.identity()) {
      case Identity.Anonymous _ -> AnonymousProvider.INSTANCE;
      case Identity.UserName(String user, String from) ->
          new UsernameProvider(user, secret(from), check);
      case Identity.X509 _ ->
          throw new SourceFaultException(
              SourceFault.LOGIN_REFUSED, "a user certificate cannot be used yet");
    };
  }

  private String secret(String name) throws SourceFaultException {
    return secrets
        .read(name)
        .orElseThrow(() ->
            new SourceFaultException(SourceFault.LOGIN_REFUSED, "%s is not set".formatted(name)));
  }

  private static boolean takes(EndpointDescription endpoint, Identity identity) {
    UserTokenType wanted =
        switch (identity) {
          case Identity.Anonymous _ -> UserTokenType.Anonymous;
          case Identity.UserName _ -> UserTokenType.UserName;
          case Identity.X509 _ -> UserTokenType.Certificate;
        };
    UserTokenPolicy[] tokens = endpoint.getUserIdentityTokens();
    return tokens != null && List.of(tokens).stream().anyMatch(t -> t.getTokenType() == wanted);
  }

  private static String describe(EndpointDescription endpoint) {
    String policy = String.valueOf(endpoint.getSecurityPolicyUri());
    return policy.substring(policy.indexOf('#') + 1) + "/" + endpoint.getSecurityMode();
  }
}
