package org.penstock.compliance.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditFilter;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.audit.AuditRow;
import org.penstock.compliance.domain.audit.AuditTime;
import org.penstock.event.Actor;

/** The audit log in the table {@code audit_log}; the database links its rows. */
@Singleton
class PostgresAuditLog implements AuditLog {

  /** One way to write an entry: sorted keys, no spaces. Never changed: old rows were hashed so. */
  private final ObjectMapper canonical =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final Jdbi jdbi;

  PostgresAuditLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void append(AuditEntry entry) {
    jdbi.useHandle(handle ->
        handle.execute(
            "insert into audit_log (chain, payload) values (?, ?)", CHAIN, payload(entry)));
  }

  private String payload(AuditEntry entry) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("at", AuditTime.text(entry.at()));
    fields.put("action", entry.action());
    fields.put("actor", actor(entry.actor()));
    fields.put("details", entry.details());
    try {
      return canonical.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write an audit entry " + entry.action(), e);
    }
  }

  private static Map<String, Object> actor(Actor actor) {
    Map<String, Object> fields = new TreeMap<>();
    putUnlessNull(fields, "sub", actor.sub());
    putUnlessNull(fields, "username", actor.username());
    putUnlessNull(fields, "name", actor.name());
    putUnlessNull(fields, "role", actor.role());
    return fields;
  }

  private static void putUnlessNull(
      Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  @Override
  public List<AuditRow> list(AuditFilter filter, long before, int limit) {
    return jdbi.withHandle(handle -> {
      Query query =
          handle
              .createQuery(sql(filter))
              .bind("chain", CHAIN)
              .bind("before", before)
              .bind("limit", limit);
      if (filter.action() != null) {
        query.bind("action", filter.action());
      }
      if (filter.actor() != null) {
        query.bind("actor", filter.actor());
      }
      if (filter.from() != null) {
        query.bind("from", AuditTime.text(filter.from()));
      }
      if (filter.to() != null) {
        query.bind("to", AuditTime.text(filter.to()));
      }
      return query.map((rows, _) -> row(rows)).list();
    });
  }

  private static String sql(AuditFilter filter) {
    List<String> conditions = new ArrayList<>(List.of("chain = :chain", "seq < :before"));
    if (filter.action() != null) {
      conditions.add("action = :action");
    }
    if (filter.actor() != null) {
      conditions.add("(actor_sub = :actor or actor = :actor)");
    }
    if (filter.from() != null) {
      conditions.add("at >= :from");
    }
    if (filter.to() != null) {
      conditions.add("at < :to");
    }
    return "select chain, seq, payload, prev_hash, hash from audit_log where "
        + String.join(" and ", conditions)
        + " order by seq desc limit :limit";
  }

  private static AuditRow row(ResultSet rows) throws SQLException {
    HexFormat hex = HexFormat.of();
    return new AuditRow(
        rows.getString("chain"),
        rows.getLong("seq"),
        rows.getString("payload"),
        hex.formatHex(rows.getBytes("prev_hash")),
        hex.formatHex(rows.getBytes("hash")));
  }
}
