package org.penstock.ingest.tagsfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * The file as its bytes, parsed when somebody asks: the tree of ten thousand tags takes ten times
 * the memory, and looking whether the file has changed needs none.
 *
 * @param revision checksum of the bytes: the same for the same text
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never handed out, compared by revision
record FileText(byte[] bytes, long revision) {

  private static final long MEBIBYTE = 1024L * 1024;

  static final FileText EMPTY = new FileText(new byte[0], 0);

  /** Refuses a file that is larger than the configured bound: by mistake it could be anything. */
  static FileText read(Path file, int mostMebibytes) throws IOException {
    if (Files.size(file) > mostMebibytes * MEBIBYTE) {
      throw new IOException(
          "it is larger than %d MiB, see scada.tags-file-mebibytes".formatted(mostMebibytes));
    }
    byte[] bytes = Files.readAllBytes(file);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return new FileText(bytes, checksum.getValue());
  }

  SourcesText parsed() throws IOException {
    return SourcesText.parse(bytes, revision);
  }
}
