package org.penstock.compliance.db.export;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.penstock.compliance.db.Columns;
import org.penstock.compliance.domain.export.profile.OwnProfiles;
import org.penstock.event.Actor;

/** The plant's own profiles in the table {@code export_profile}. */
@Singleton
class PostgresOwnProfiles implements OwnProfiles {

  private final Jdbi jdbi;

  PostgresOwnProfiles(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Stored> lockNewest(String id) {
    jdbi.useHandle(
        handle -> handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 1))", id));
    return newest(id);
  }

  @Override
  public Optional<Stored> newest(String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select id, version, yaml from export_profile where id = :id"
                    + " order by version desc limit 1")
            .bind("id", id)
            .map((row, _) -> stored(row))
            .findOne());
  }

  @Override
  public List<Stored> allNewest() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select distinct on (id) id, version, yaml from export_profile"
                    + " order by id, version desc")
            .map((row, _) -> stored(row))
            .list());
  }

  @Override
  public Optional<Stored> find(String id, int version) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select id, version, yaml from export_profile"
                    + " where id = :id and version = :version")
            .bind("id", id)
            .bind("version", version)
            .map((row, _) -> stored(row))
            .findOne());
  }

  @Override
  public void add(Stored stored, String sha256, Actor by, Instant at) {
    jdbi.useHandle(handle ->
        handle.execute(
            "insert into export_profile (id, version, yaml, sha256, created_by, created_at)"
                + " values (?, ?, ?, ?, ?, ?)",
            stored.id(),
            stored.version(),
            stored.text(),
            sha256,
            by.sub(),
            Columns.at(at)));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(row.getString("id"), row.getInt("version"), row.getString("yaml"));
  }
}
