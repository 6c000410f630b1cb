package org.penstock.plant.simulator.opcua;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.KeyStoreCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.TrustListManager;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;

/**
 * The server's own certificate and its trust list, kept in the data folder so that a restart shows
 * clients the same certificate.
 *
 * <p>{@code server-certificate.der} and {@code .pem} are written for those who want to trust it.
 */
final class PlantCertificates {
  // The key store lies beside the plant it simulates, on the same disk: its password guards
  // nothing.
  private static final String STORE_PASSWORD = "simulated-plant";

  private final CertificateManager manager;
  private final X509Certificate certificate;

  private PlantCertificates(CertificateManager manager, X509Certificate certificate) {
    this.manager = manager;
    this.certificate = certificate;
  }

  static PlantCertificates in(Path folder) throws IOException {
    Path pki = Files.createDirectories(folder.resolve("pki"));
    TrustListManager trustList = FileBasedTrustListManager.createAndInitialize(pki);
    CertificateQuarantine quarantine =
        FileBasedCertificateQuarantine.create(pki.resolve("rejected"));
    try {
      DefaultApplicationGroup group =
          DefaultApplicationGroup.createAndInitialize(
              trustList,
              KeyStoreCertificateStore.createAndInitialize(
                  new KeyStoreCertificateStore.Settings(
                      folder.resolve("server.pfx"),
                      STORE_PASSWORD::toCharArray,
                      alias -> STORE_PASSWORD.toCharArray())),
              new OwnCertificate(),
              new NewcomersAreTrusted(trustList, quarantine));
      X509Certificate certificate =
          group.getCertificateChain(NodeIds.RsaSha256ApplicationCertificateType).orElseThrow()[0];
      export(certificate, folder);
      return new PlantCertificates(new DefaultCertificateManager(quarantine, group), certificate);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the server certificate in " + folder + " cannot be used", e);
    }
  }

  private static void export(X509Certificate certificate, Path folder)
      throws IOException, GeneralSecurityException {
    byte[] der = certificate.getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.write(folder.resolve("server-certificate.der"), der);
    Files.writeString(
        folder.resolve("server-certificate.pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n",
        StandardCharsets.US_ASCII);
  }

  CertificateManager manager() {
    return manager;
  }

  X509Certificate certificate() {
    return certificate;
  }

  private static final class OwnCertificate extends RsaSha256CertificateFactory {
    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keyPair) throws Exception {
      return new X509Certificate[] {
        new SelfSignedCertificateBuilder(keyPair)
            .setCommonName("Penstock simulated plant")
            .setOrganization("Penstock")
            .setApplicationUri(PlantServer.APPLICATION_URI)
            .addDnsName("localhost")
            .addIpAddress("127.0.0.1")
            .build()
      };
    }
  }
}
