package org.penstock.bench.rig;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;

/** A session as scada-ingest has one: encrypted, with a user, one Publish request outstanding. */
final class StraightClient {
  private static final String APPLICATION_URI = "urn:penstock:straight-pipeline";
  private static final int KEY_BITS = 2048;
  private static final String LOGIN = "penstock-ingest";

  private StraightClient() {}

  static OpcUaClient connect(String url, Path serverCertificate) throws Exception {
    KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
    X509Certificate own =
        new SelfSignedCertificateBuilder(keys)
            .setCommonName("straight pipeline")
            .setApplicationUri(APPLICATION_URI)
            .build();
    MemoryTrustListManager trusted = new MemoryTrustListManager();
    trusted.addTrustedCertificate(read(serverCertificate));
    OpcUaClient client =
        OpcUaClient.create(
            url,
            endpoints -> encrypted(endpoints, URI.create(url)),
            transport -> {},
            config -> configure(config, keys, own, trusted));
    client.connect();
    return client;
  }

  private static void configure(
      OpcUaClientConfigBuilder config,
      KeyPair keys,
      X509Certificate own,
      MemoryTrustListManager trusted) {
    config
        .setApplicationUri(APPLICATION_URI)
        .setKeyPair(keys)
        .setCertificate(own)
        .setCertificateChain(new X509Certificate[] {own})
        .setCertificateValidator(
            new DefaultClientCertificateValidator(
                trusted,
                Set.of(ValidationCheck.APPLICATION_URI, ValidationCheck.VALIDITY),
                new MemoryCertificateQuarantine()))
        .setIdentityProvider(new UsernameProvider(LOGIN, LOGIN))
        .setMaxPendingPublishRequests(uint(1));
  }

  /** The server tells its own address; ours leads through the proxy. */
  private static Optional<EndpointDescription> encrypted(
      List<EndpointDescription> endpoints, URI url) {
    return endpoints.stream()
        .filter(one -> one.getSecurityMode() == MessageSecurityMode.SignAndEncrypt)
        .filter(one -> SecurityPolicy.Basic256Sha256.getUri().equals(one.getSecurityPolicyUri()))
        .findFirst()
        .map(one -> EndpointUtil.updateUrl(one, url.getHost(), url.getPort()));
  }

  private static X509Certificate read(Path certificate) throws Exception {
    try (InputStream der = Files.newInputStream(certificate)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der);
    }
  }
}
