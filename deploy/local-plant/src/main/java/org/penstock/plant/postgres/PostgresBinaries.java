package org.penstock.plant.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.penstock.plant.PlantException;

/** The PostgreSQL programs of this machine's kind, unpacked once into a cache folder. */
record PostgresBinaries(Path folder) {

  private static final int OWNER_MAY_EXECUTE = 0100;

  /** Unpacks the programs unless an earlier run did. */
  static PostgresBinaries unpackedIn(Path cache) {
    try {
      Files.createDirectories(cache);
      Path folder = cache.resolve("postgres-" + fingerprint());
      try (FileChannel lock = openLock(cache);
          var _ = lock.lock()) {
        if (!Files.exists(folder)) {
          unpack(folder);
        }
      }
      return new PostgresBinaries(folder);
    } catch (IOException e) {
      throw new PlantException("PostgreSQL cannot be unpacked into " + cache + ": " + e, e);
    }
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static FileChannel openLock(Path cache) throws IOException {
    return FileChannel.open(
        cache.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void unpack(Path folder) throws IOException {
    Path parent = folder.resolveSibling(folder.getFileName() + ".unpacking");
    Files.createDirectories(parent);
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(openArchive())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, parent);
      }
    }
    // Renamed only when complete: a run that was killed in the middle leaves nothing to trip over.
    Files.move(parent, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path parent)
      throws IOException {
    Path target = parent.resolve(entry.getName()).normalize();
    if (!target.startsWith(parent)) {
      throw new IOException("entry outside the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    Files.deleteIfExists(target);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, target);
      if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !target.toFile().setExecutable(true)) {
        throw new IOException("cannot be made executable: " + target);
      }
    }
  }

  private static String fingerprint() throws IOException {
    try (var archive = new DigestInputStream(openArchive(), MessageDigest.getInstance("SHA-256"))) {
      archive.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(archive.getMessageDigest().digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static InputStream openArchive() {
    String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + name);
    if (archive == null) {
      throw new PlantException(
          "There are no PostgreSQL programs for this machine on the class path (" + name + ").");
    }
    return archive;
  }

  static String archiveName(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    boolean arm = osArch.equals("aarch64");
    return "postgres-" + os + (arm ? "-arm_64.txz" : "-x86_64.txz");
  }
}
