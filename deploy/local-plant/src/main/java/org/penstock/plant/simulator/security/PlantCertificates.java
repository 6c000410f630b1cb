package org.penstock.plant.simulator.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.KeyStoreCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.setup.CertificateKind;
import org.penstock.plant.simulator.setup.ServerFaults;

/**
 * The server's own certificate and its trust list, kept in the data folder so that a restart shows
 * clients the same certificate.
 *
 * <p>{@code server-certificate.der} and {@code .pem} are written for those who want to trust it;
 * {@link CertificateKind} says how those of its other certificates are called.
 */
public final class PlantCertificates implements AutoCloseable {
  public static final String APPLICATION_URI = "urn:penstock:simulated-plant:server";

  // The key store lies beside the plant it simulates, on the same disk: its password guards
  // nothing.
  private static final String STORE_PASSWORD = "simulated-plant";

  private final FileBasedTrustListManager trustList;
  private final CertificateManager manager;
  private final X509Certificate certificate;

  private PlantCertificates(
      FileBasedTrustListManager trustList,
      CertificateManager manager,
      X509Certificate certificate) {
    this.trustList = trustList;
    this.manager = manager;
    this.certificate = certificate;
  }

  /** The certificate of a kind in this folder, made now where it is not there yet. */
  public static PlantCertificates in(Path folder, CertificateKind kind, ServerFaults faults)
      throws IOException {
    Path pki = Files.createDirectories(folder.resolve("pki"));
    FileBasedTrustListManager trustList = FileBasedTrustListManager.createAndInitialize(pki);
    CertificateQuarantine quarantine =
        FileBasedCertificateQuarantine.create(pki.resolve("rejected"));
    // Aes256_Sha256_RsaPss needs what the JDK has under another name; adding it twice does nothing.
    Security.addProvider(new BouncyCastleProvider());
    try {
      DefaultApplicationGroup group =
          DefaultApplicationGroup.createAndInitialize(
              trustList,
              KeyStoreCertificateStore.createAndInitialize(
                  new KeyStoreCertificateStore.Settings(
                      folder.resolve(kind.fileName() + ".pfx"),
                      STORE_PASSWORD::toCharArray,
                      alias -> STORE_PASSWORD.toCharArray())),
              new OwnCertificate(kind),
              new NewcomersAreTrusted(trustList, quarantine, faults));
      X509Certificate certificate =
          group.getCertificateChain(NodeIds.RsaSha256ApplicationCertificateType).orElseThrow()[0];
      export(certificate, folder.resolve(kind.fileName()));
      return new PlantCertificates(
          trustList, new DefaultCertificateManager(quarantine, group), certificate);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the server certificate in " + folder + " cannot be used", e);
    }
  }

  private static void export(X509Certificate certificate, Path file)
      throws IOException, GeneralSecurityException {
    byte[] der = certificate.getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.write(file.resolveSibling(file.getFileName() + ".der"), der);
    Files.writeString(
        file.resolveSibling(file.getFileName() + ".pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n",
        StandardCharsets.US_ASCII);
  }

  /** What the server library asks for certificates. */
  public CertificateManager manager() {
    return manager;
  }

  /** The one that the endpoints show. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Stops watching the trust list. */
  @Override
  public void close() throws IOException {
    trustList.close();
  }

  private static final class OwnCertificate extends RsaSha256CertificateFactory {
    private final CertificateKind kind;

    OwnCertificate(CertificateKind kind) {
      this.kind = kind;
    }

    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keyPair) throws Exception {
      boolean otherHost = kind == CertificateKind.OTHER_HOST;
      boolean otherApplication = kind == CertificateKind.OTHER_APPLICATION;
      return new X509Certificate[] {
        new SelfSignedCertificateBuilder(keyPair, new Dated(kind == CertificateKind.EXPIRED))
            .setCommonName("Penstock simulated plant")
            .setOrganization("Penstock")
            .setApplicationUri(otherApplication ? "urn:penstock:elsewhere" : APPLICATION_URI)
            .addDnsName(otherHost ? "elsewhere.invalid" : "localhost")
            .addIpAddress(otherHost ? "192.0.2.1" : "127.0.0.1")
            .build()
      };
    }
  }

  /** The builder knows certificates only that are valid from today on. */
  private static final class Dated extends SelfSignedCertificateGenerator {
    private static final Duration LONGER_THAN_VALID = Duration.ofDays(4 * 365L);

    private final boolean expired;

    Dated(boolean expired) {
      this.expired = expired;
    }

    @Override
    public X509Certificate generateSelfSigned(
        KeyPair keyPair,
        Date notBefore,
        Date notAfter,
        String commonName,
        String organization,
        @Nullable String organizationalUnit,
        @Nullable String localityName,
        @Nullable String stateName,
        @Nullable String countryCode,
        @Nullable String applicationUri,
        List<String> dnsNames,
        List<String> ipAddresses,
        String signatureAlgorithm)
        throws Exception {
      return super.generateSelfSigned(
          keyPair,
          dated(notBefore),
          dated(notAfter),
          commonName,
          organization,
          organizationalUnit,
          localityName,
          stateName,
          countryCode,
          applicationUri,
          dnsNames,
          ipAddresses,
          signatureAlgorithm);
    }

    private Date dated(Date date) {
      return expired ? Date.from(date.toInstant().minus(LONGER_THAN_VALID)) : date;
    }
  }
}
