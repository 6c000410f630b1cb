package org.penstock.alert.db.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.db.Json;
import org.penstock.alert.domain.book.Proposal;
import org.penstock.alert.domain.book.Proposal.Decision;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.rules.Proposals;
import org.penstock.event.Actor;

/** Table {@code alarm_rule_proposal}. */
@ApplicationScoped
class PostgresProposals implements Proposals {

  private final Jdbi jdbi;
  private final Json json;

  PostgresProposals(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public void add(Proposal proposal) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "insert into alarm_rule_proposal (proposal_id, kind, rule_id, base_version,"
                    + " plant_id, definition, reason, proposed_by, proposed_at)"
                    + " values (:id, :kind, :rule, :base, :plant, cast(:definition as jsonb),"
                    + " :reason, cast(:by as jsonb), :at)")
            .bind("id", proposal.id())
            .bind("kind", proposal.kind().name())
            .bind("rule", proposal.ruleId())
            .bind("base", proposal.baseVersion())
            .bind("plant", proposal.plantId())
            .bind("definition", json.write(proposal.definition()))
            .bind("reason", proposal.reason())
            .bind("by", json.write(proposal.by()))
            .bind("at", proposal.at().atOffset(ZoneOffset.UTC))
            .execute());
  }

  @Override
  public Optional<Proposal> lock(UUID id) {
    return jdbi.withHandle(handle ->
        read(
                handle
                    .createQuery(
                        "select * from alarm_rule_proposal where proposal_id = :id for update")
                    .bind("id", id))
            .stream()
            .findFirst());
  }

  @Override
  public void decide(Proposal decided) {
    Decision how = Objects.requireNonNull(decided.decision());
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "update alarm_rule_proposal set state = :state,"
                    + " decided_by = cast(:by as jsonb), decided_at = :at, comment = :comment,"
                    + " version = cast(:version as integer) where proposal_id = :id")
            .bind("state", decided.state().name())
            .bind("by", json.write(how.by()))
            .bind("at", how.at().atOffset(ZoneOffset.UTC))
            .bind("comment", how.comment())
            .bind("version", how.version())
            .bind("id", decided.id())
            .execute());
  }

  @Override
  public List<Proposal> page(Optional<Proposal.State> state, Optional<UUID> before, int limit) {
    String sql =
        "select * from alarm_rule_proposal where "
            + (state.isPresent() ? "state = :state" : ":state = ''")
            + (before.isPresent() ? " and proposal_id < :before" : "")
            + " order by proposal_id desc limit :limit";
    return jdbi.withHandle(handle -> {
      Query query =
          handle
              .createQuery(sql)
              .bind("state", state.map(Enum::name).orElse(""))
              .bind("limit", limit);
      before.ifPresent(id -> query.bind("before", id));
      return read(query);
    });
  }

  @Override
  public Set<String> openRules() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select distinct rule_id from alarm_rule_proposal where state = 'OPEN'")
            .mapTo(String.class)
            .set());
  }

  private List<Proposal> read(Query query) {
    return query.map((rows, _) -> proposal(rows)).list();
  }

  private Proposal proposal(ResultSet rows) throws SQLException {
    return new Proposal(
        rows.getObject("proposal_id", UUID.class),
        Proposal.Kind.valueOf(rows.getString("kind")),
        rows.getString("rule_id"),
        rows.getInt("base_version"),
        rows.getString("plant_id"),
        json.readOrNull(rows.getString("definition"), RuleDraft.class),
        rows.getString("reason"),
        json.read(rows.getString("proposed_by"), Actor.class),
        instant(rows, "proposed_at"),
        Proposal.State.valueOf(rows.getString("state")),
        decision(rows));
  }

  private @Nullable Decision decision(ResultSet rows) throws SQLException {
    @Nullable Actor by = json.readOrNull(rows.getString("decided_by"), Actor.class);
    return by == null
        ? null
        : new Decision(
            by,
            instant(rows, "decided_at"),
            rows.getString("comment"),
            (Integer) rows.getObject("version"));
  }

  private static Instant instant(ResultSet rows, String column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }
}
