package org.penstock.ingest.opcua.pki;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but the service may read. */
final class PrivateFiles {

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /** The folder, made for the service alone; an existing one is closed to others. */
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    restrict(folder, OWNER_FOLDER);
  }

  /** By a second file and a rename, so that a crash leaves no half-written one. */
  static void write(Path file, byte[] content) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(written);
    Files.createFile(written, attributes(written));
    try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(content));
      channel.force(true);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Closes a file that an earlier release, or a person, left open to others. */
  static void restrict(Path file) throws IOException {
    restrict(file, OWNER);
  }

  private static void restrict(Path file, Set<PosixFilePermission> permissions) throws IOException {
    if (isPosix(file)) {
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  private static FileAttribute<?>[] attributes(Path file) throws IOException {
    return isPosix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) throws IOException {
    Path existing = Files.exists(file) ? file : file.toAbsolutePath().getParent();
    return existing != null && Files.getFileStore(existing).supportsFileAttributeView("posix");
  }
}
