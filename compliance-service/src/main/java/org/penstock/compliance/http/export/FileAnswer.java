package org.penstock.compliance.http.export;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportFiles;
import org.penstock.compliance.domain.export.ExportPart;

/** The answer that carries an exported file: its name, its hash (RFC 9530) and its bytes. */
final class FileAnswer {

  /** An archive has no better time than any other: its bytes are to be the same each time. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private FileAnswer() {}

  /** One file, by its number. */
  static Response ofPart(int status, ExportFile file, int number, ExportFiles files) {
    ExportPart part = file.parts().get(number - 1);
    String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(part.sha256()));
    StreamingOutput bytes = out -> files.copy(file.id(), number, out);
    return named(Response.status(status), file, part.name())
        .header("Content-Digest", "sha-256=:" + digest + ":")
        .header("Content-Length", part.size())
        .tag(new EntityTag(part.sha256()))
        .type("text/csv; header=present")
        .entity(bytes)
        .build();
  }

  /** All of them. */
  static Response ofAll(ExportFile file, ExportFiles files) {
    StreamingOutput archive =
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          for (ExportPart part : file.parts()) {
            ZipEntry entry = new ZipEntry(part.name());
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            files.copy(file.id(), part.number(), zip);
            zip.closeEntry();
          }
          zip.finish();
        };
    return named(Response.ok(), file, file.profileId() + ".zip")
        .type("application/zip")
        .entity(archive)
        .build();
  }

  private static Response.ResponseBuilder named(
      Response.ResponseBuilder answer, ExportFile file, String name) {
    return answer
        .header("Location", "/api/compliance/exports/" + file.id())
        .header("X-Export-Id", file.id())
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
