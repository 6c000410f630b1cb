package org.penstock.compliance.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.HexFormat;
import org.penstock.compliance.domain.export.ExportFile;

/** The answer that carries an exported file: its name, its hash (RFC 9530) and its bytes. */
final class FileAnswer {

  private FileAnswer() {}

  static Response of(int status, ExportFile file, byte[] bytes) {
    String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
    return Response.status(status)
        .header("Location", "/api/compliance/exports/" + file.id())
        .header("X-Export-Id", file.id())
        .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
        .header("Content-Digest", "sha-256=:" + digest + ":")
        .tag(new EntityTag(file.sha256()))
        .type("text/csv; header=present")
        .entity(bytes)
        .build();
  }
}
