package org.penstock.ingest.opcua.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.FolderTree;

/**
 * One certificate of our own, with its key, for all tests of this JVM that do not care which: to
 * make a key takes longer than most of what is tested.
 */
public final class ReadyKeystore {

  private static byte @Nullable [] keystore;

  private ReadyKeystore() {}

  /** A service with this certificate folder has that certificate. */
  public static void into(Path pkiFolder) {
    try {
      Path own = Files.createDirectories(pkiFolder.resolve("own"));
      Files.write(own.resolve("keystore.p12"), keystore());
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
    Path folder = Files.createTempDirectory("own-certificate");
    try {
      var _ = OwnKeystore.in(folder, TestConfig.of(folder).pki(), InstantSource.system());
      return Files.readAllBytes(folder.resolve("keystore.p12"));
    } finally {
      FolderTree.delete(folder);
    }
  }
}
