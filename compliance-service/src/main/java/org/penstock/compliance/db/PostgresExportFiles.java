package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.ExportFile;
import org.penstock.compliance.domain.export.ExportFiles;
import org.penstock.event.Actor;

/** Exports and their bytes in the table {@code export_file}. */
@Singleton
class PostgresExportFiles implements ExportFiles {

  private static final String SELECT =
      "select id, profile_id, profile_version, profile_sha256, period_from, period_to, tag_names,"
          + " name, row_count, skipped, formula_like, size, sha256, requested_by, created_at"
          + " from export_file";

  private final Jdbi jdbi;
  private final Columns columns;

  PostgresExportFiles(Jdbi jdbi, Columns columns) {
    this.jdbi = jdbi;
    this.columns = columns;
  }

  @Override
  public void add(ExportFile file, byte[] bytes) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into export_file (id, profile_id, profile_version, profile_sha256,
                  period_from, period_to, tag_names, name, row_count, skipped, formula_like,
                  size, sha256, requested_by, created_at, bytes)
                values (:id, :profile, :version, :profile_sha, :from, :to, :tags, :name,
                  :rows, :skipped, :formula_like, :size, :sha, cast(:by as jsonb), :at, :bytes)
                """)
            .bind("id", file.id())
            .bind("profile", file.profileId())
            .bind("version", file.profileVersion())
            .bind("profile_sha", file.profileSha256())
            .bind("from", Columns.at(file.from()))
            .bind("to", Columns.at(file.to()))
            .bindBySqlType("tags", Columns.array(file.tagNames()), Types.ARRAY)
            .bind("name", file.name())
            .bind("rows", file.rows())
            .bind("skipped", file.skipped())
            .bind("formula_like", file.formulaLike())
            .bind("size", file.size())
            .bind("sha", file.sha256())
            .bind("by", columns.json(file.requestedBy()))
            .bind("at", Columns.at(file.createdAt()))
            .bind("bytes", bytes)
            .execute());
  }

  @Override
  public Optional<ExportFile> find(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + " where id = :id")
            .bind("id", id)
            .map((rows, _) -> file(rows))
            .findOne());
  }

  @Override
  public Optional<byte[]> bytes(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select bytes from export_file where id = :id")
            .bind("id", id)
            .map((rows, _) -> rows.getBytes(1))
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
      return query.map((rows, _) -> file(rows)).list();
    });
  }

  private ExportFile file(ResultSet rows) throws SQLException {
    return new ExportFile(
        rows.getObject("id", UUID.class),
        rows.getString("profile_id"),
        rows.getInt("profile_version"),
        rows.getString("profile_sha256"),
        Columns.instant(rows, "period_from"),
        Columns.instant(rows, "period_to"),
        Set.copyOf(Columns.texts(rows, "tag_names")),
        rows.getString("name"),
        rows.getInt("row_count"),
        rows.getInt("skipped"),
        rows.getInt("formula_like"),
        rows.getLong("size"),
        rows.getString("sha256"),
        columns.fromJson(rows.getString("requested_by"), Actor.class),
        Columns.instant(rows, "created_at"));
  }
}
