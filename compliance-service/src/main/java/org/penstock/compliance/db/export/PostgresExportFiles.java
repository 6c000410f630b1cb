package org.penstock.compliance.db.export;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.db.Columns;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportFiles;
import org.penstock.compliance.domain.export.ExportPart;
import org.penstock.compliance.domain.export.ExportWork;
import org.penstock.compliance.domain.export.SignedManifest;
import org.penstock.event.Actor;

/** Exports in the table {@code export_file}, the bytes of their files in {@code export_chunk}. */
@Singleton
class PostgresExportFiles implements ExportFiles {

  private static final int CHUNK = 1 << 20;

  private static final String SELECT =
      "select id, profile_id, profile_version, profile_sha256, period_from, period_to, tag_names,"
          + " skipped, formula_like, guarded, requested_by, created_at from export_file";

  private final Jdbi jdbi;
  private final Columns columns;

  PostgresExportFiles(Jdbi jdbi, Columns columns) {
    this.jdbi = jdbi;
    this.columns = columns;
  }

  @Override
  public void add(ExportFile file, SignedManifest manifest, ExportWork bytes) {
    jdbi.useHandle(handle -> {
      addFile(handle, file, manifest);
      for (ExportPart part : file.parts()) {
        addPart(handle, file.id(), part);
        addBytes(handle, file.id(), part, bytes);
      }
    });
  }

  private static void addBytes(Handle handle, UUID id, ExportPart part, ExportWork bytes) {
    try (InputStream content = bytes.read(part)) {
      addChunks(handle, id, part, content);
    } catch (IOException e) {
      throw new UncheckedIOException("the file %s of an export".formatted(part.name()), e);
    }
  }

  private void addFile(Handle handle, ExportFile file, SignedManifest manifest) {
    handle
        .createUpdate(
            """
            insert into export_file (id, profile_id, profile_version, profile_sha256,
              period_from, period_to, tag_names, skipped, formula_like, guarded,
              requested_by, created_at, manifest, signature)
            values (:id, :profile, :version, :profile_sha, :from, :to, :tags,
              :skipped, :formula_like, :guarded, cast(:by as jsonb), :at, :manifest, :signature)
            """)
        .bind("id", file.id())
        .bind("profile", file.profileId())
        .bind("version", file.profileVersion())
        .bind("profile_sha", file.profileSha256())
        .bind("from", Columns.at(file.from()))
        .bind("to", Columns.at(file.to()))
        .bindBySqlType("tags", Columns.array(file.tagNames()), Types.ARRAY)
        .bind("skipped", file.skipped())
        .bind("formula_like", file.formulaLike())
        .bind("guarded", file.guarded())
        .bind("by", columns.json(file.requestedBy()))
        .bind("at", Columns.at(file.createdAt()))
        .bind("manifest", manifest.text())
        .bind("signature", manifest.signature())
        .execute();
  }

  private static void addPart(Handle handle, UUID id, ExportPart part) {
    handle.execute(
        "insert into export_part (export_id, number, name, row_count, size, sha256)"
            + " values (?, ?, ?, ?, ?, ?)",
        id,
        part.number(),
        part.name(),
        part.rows(),
        part.size(),
        part.sha256());
  }

  private static void addChunks(Handle handle, UUID id, ExportPart part, InputStream content)
      throws IOException {
    MessageDigest digest = sha256();
    int number = 0;
    byte[] chunk = content.readNBytes(CHUNK);
    while (chunk.length > 0) {
      number++;
      digest.update(chunk);
      handle
          .createUpdate(
              "insert into export_chunk (export_id, part, number, bytes)"
                  + " values (:id, :part, :number, :bytes)")
          .bind("id", id)
          .bind("part", part.number())
          .bind("number", number)
          .bind("bytes", chunk)
          .execute();
      chunk = content.readNBytes(CHUNK);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
      throw new IllegalStateException(
          "the file %s changed before it was kept".formatted(part.name()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public Optional<ExportFile> find(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + " where id = :id")
            .bind("id", id)
            .map((rows, _) -> file(handle, rows))
            .findOne());
  }

  @Override
  public Optional<SignedManifest> manifest(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select manifest, signature from export_file where id = :id")
            .bind("id", id)
            .map((row, _) ->
                new SignedManifest(row.getString("manifest"), row.getString("signature")))
            .findOne());
  }

  @Override
  public void copy(UUID id, int part, OutputStream to) {
    int number = 1;
    Optional<byte[]> chunk = chunk(id, part, number);
    try {
      while (chunk.isPresent()) {
        to.write(chunk.get());
        number++;
        chunk = chunk(id, part, number);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the caller of export %s is gone".formatted(id), e);
    }
  }

  private Optional<byte[]> chunk(UUID id, int part, int number) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select bytes from export_chunk"
                    + " where export_id = :id and part = :part and number = :number")
            .bind("id", id)
            .bind("part", part)
            .bind("number", number)
            .map((row, _) -> row.getBytes(1))
            .findOne());
  }

  @Override
  public List<ExportFile> list(@Nullable UUID before, int limit) {
    String condition = before == null ? "" : " where id < :before";
    return jdbi.withHandle(handle -> {
      Query query =
          handle
              .createQuery(SELECT + condition + " order by id desc limit :limit")
              .bind("limit", limit);
      if (before != null) {
        query.bind("before", before);
      }
      return query.map((rows, _) -> file(handle, rows)).list();
    });
  }

  private ExportFile file(Handle handle, ResultSet rows) throws SQLException {
    UUID id = rows.getObject("id", UUID.class);
    return new ExportFile(
        id,
        rows.getString("profile_id"),
        rows.getInt("profile_version"),
        rows.getString("profile_sha256"),
        Columns.instant(rows, "period_from"),
        Columns.instant(rows, "period_to"),
        Set.copyOf(Columns.texts(rows, "tag_names")),
        parts(handle, id),
        rows.getInt("skipped"),
        rows.getInt("formula_like"),
        rows.getInt("guarded"),
        columns.fromJson(rows.getString("requested_by"), Actor.class),
        Columns.instant(rows, "created_at"));
  }

  private static List<ExportPart> parts(Handle handle, UUID id) {
    return handle
        .createQuery(
            "select number, name, row_count, size, sha256 from export_part"
                + " where export_id = :id order by number")
        .bind("id", id)
        .map((row, _) ->
            new ExportPart(
                row.getInt("number"),
                row.getString("name"),
                row.getInt("row_count"),
                row.getLong("size"),
                row.getString("sha256")))
        .list();
  }
}
