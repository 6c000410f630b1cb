package org.penstock.plant.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.FolderTree;
import org.penstock.plant.simulator.security.PlantCertificates;
import org.penstock.plant.simulator.setup.CertificateKind;
import org.penstock.plant.simulator.setup.ServerFaults;

/**
 * One certificate, with its key, for the simulated plants of all tests of this JVM that do not care
 * which: to make a key takes longer than most of what is tested.
 */
public final class ReadyPlantCertificate {

  private static final String KEYSTORE = CertificateKind.USUAL.fileName() + ".pfx";
  private static byte @Nullable [] keystore;

  private ReadyPlantCertificate() {}

  /** A plant that starts with this data folder shows that certificate. */
  public static void into(Path dataFolder) {
    try {
      Files.write(Files.createDirectories(dataFolder).resolve(KEYSTORE), keystore());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized byte[] keystore() throws IOException {
    byte[] made = keystore;
    if (made == null) {
      made = make();
      keystore = made;
    }
    return made;
  }

  private static byte[] make() throws IOException {
    Path folder = Files.createTempDirectory("plant-certificate");
    try (var _ = PlantCertificates.in(folder, CertificateKind.USUAL, new ServerFaults())) {
      return Files.readAllBytes(folder.resolve(KEYSTORE));
    } finally {
      FolderTree.delete(folder);
    }
  }
}
