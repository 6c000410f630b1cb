package org.penstock.ingest.tagsfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

/** A file that is replaced as a whole: whoever reads it sees the old text or the new one. */
record ReplacedFile(Path file) {

  void write(byte[] text) throws IOException {
    if (!isWritable()) {
      throw new AccessDeniedException(file.toString(), null, "it is read-only");
    }
    Path next = beside(".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(text);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.copy(
        file,
        beside(".previous"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** By its permissions too: root may write everything, and a file marked so is still meant so. */
  private boolean isWritable() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return Files.isWritable(file)
        && (view == null
            || view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE));
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
