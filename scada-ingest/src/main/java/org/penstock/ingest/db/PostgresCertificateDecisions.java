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
import org.penstock.ingest.domain.trust.CertificateDecision;
import org.penstock.ingest.domain.trust.CertificateDecision.Act;
import org.penstock.ingest.domain.trust.CertificateDecisions;
import org.penstock.ingest.domain.trust.CertificateList;

/** Table {@code certificate_decision}. */
@ApplicationScoped
class PostgresCertificateDecisions implements CertificateDecisions {

  private static final Logger LOG = Logger.getLogger(PostgresCertificateDecisions.class);

  private static final String INSERT =
      "insert into certificate_decision (id, at, actor, act, list, sha256, sha1, subject) values"
          + " (cast(:id as uuid), :at, cast(:actor as jsonb), :act, :list, :sha256, :sha1, :subject)"
          + " on conflict do nothing";

  private static final String PAGE =
      "select * from certificate_decision where (at, id) < (:at, cast(:id as uuid))"
          + " order by at desc, id desc limit :limit";

  /** After every decision there can be. */
  private static final Position END =
      new Position(Instant.parse("9999-01-01T00:00:00Z"), "ffffffff-ffff-ffff-ffff-ffffffffffff");

  private final Jdbi jdbi;
  private final ObjectMapper json;

  PostgresCertificateDecisions(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public boolean store(List<CertificateDecision> decisions) {
    try {
      jdbi.useHandle(handle -> insert(handle, decisions));
      return true;
    } catch (JdbiException e) {
      LOG.warnf(
          "%d certificate decisions wait for the database: %s", decisions.size(), e.getMessage());
      return false;
    }
  }

  private void insert(Handle handle, List<CertificateDecision> decisions) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (CertificateDecision decision : decisions) {
      batch
          .bind("id", decision.id())
          .bind("at", decision.at().atOffset(ZoneOffset.UTC))
          .bind("actor", write(decision.actor()))
          .bind("act", decision.act().name())
          .bind("list", decision.list().name())
          .bind("sha256", decision.sha256())
          .bind("sha1", decision.sha1())
          .bind("subject", decision.subject())
          .add();
    }
    var _ = batch.execute();
  }

  @Override
  public List<CertificateDecision> page(@Nullable Position before, int limit) {
    Position from = before == null ? END : before;
    return jdbi.withHandle(handle ->
        handle
            .createQuery(PAGE)
            .bind("at", from.at().atOffset(ZoneOffset.UTC))
            .bind("id", from.id())
            .bind("limit", limit)
            .map((row, _) -> decision(row))
            .list());
  }

  private CertificateDecision decision(ResultSet row) throws SQLException {
    return new CertificateDecision(
        row.getString("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        actor(row.getString("actor")),
        Act.valueOf(row.getString("act")),
        CertificateList.valueOf(row.getString("list")),
        row.getString("sha256"),
        row.getString("sha1"),
        row.getString("subject"));
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
      throw new IllegalStateException("actor in certificate_decision", e);
    }
  }
}
