package org.penstock.ingest.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.Change.Act;
import org.penstock.ingest.domain.change.ChangeTable;

/** Table {@code source_change}. */
@ApplicationScoped
class PostgresChanges implements ChangeTable {

  private static final Logger LOG = Logger.getLogger(PostgresChanges.class);

  private static final String INSERT =
      "insert into source_change (id, at, actor, act, subject, detail) values"
          + " (cast(:id as uuid), :at, cast(:actor as jsonb), :act, :subject, :detail)"
          + " on conflict do nothing";

  private static final String PAGE =
      "select * from source_change where (at, id) < (:at, cast(:id as uuid))"
          + " order by at desc, id desc limit :limit";

  /** After every change there can be. */
  private static final Position END =
      new Position(Instant.parse("9999-01-01T00:00:00Z"), "ffffffff-ffff-ffff-ffff-ffffffffffff");

  private final Jdbi jdbi;
  private final ObjectMapper json;

  PostgresChanges(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public boolean store(List<Change> changes) {
    try {
      jdbi.useHandle(handle -> insert(handle, changes));
      return true;
    } catch (JdbiException e) {
      LOG.warnf("%d changes of sources wait for the database: %s", changes.size(), e.getMessage());
      return false;
    }
  }

  private void insert(Handle handle, List<Change> changes) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (Change change : changes) {
      batch
          .bind("id", change.id())
          .bind("at", change.at().atOffset(ZoneOffset.UTC))
          .bind("actor", write(change.actor()))
          .bind("act", change.act().name())
          .bind("subject", CopyRows.storable(change.subject()))
          .bind("detail", CopyRows.storable(change.detail()))
          .add();
    }
    var _ = batch.execute();
  }

  @Override
  public List<Change> page(@Nullable Position before, int limit) {
    Position from = before == null ? END : before;
    return jdbi.withHandle(handle ->
        handle
            .createQuery(PAGE)
            .bind("at", from.at().atOffset(ZoneOffset.UTC))
            .bind("id", from.id())
            .bind("limit", limit)
            .map((row, _) -> change(row))
            .list());
  }

  private Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getString("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        actor(row.getString("actor")),
        Act.valueOf(row.getString("act")),
        row.getString("subject"),
        row.getString("detail"));
  }

  private String write(Actor actor) {
    try {
      return json.writeValueAsString(actor);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an actor is always JSON", e);
    }
  }

  private Actor actor(String text) {
    try {
      return json.readValue(text, Actor.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("actor in source_change", e);
    }
  }
}
