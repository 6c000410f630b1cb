package org.penstock.alert.db.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.db.Json;
import org.penstock.alert.domain.book.Author;
import org.penstock.alert.domain.book.Authorship;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.rules.RuleBook;
import org.penstock.event.Actor;

/** Tables {@code alarm_rule} and {@code rule_file_taken}. */
@ApplicationScoped
class PostgresRuleBook implements RuleBook {

  private static final String COLUMNS =
      "rule_id, version, plant_id, definition, retired, author, actor, reason, proposal_id,"
          + " approved_by, created_at";
  private static final String NEWEST_OF_EACH = "select distinct on (rule_id) " + COLUMNS;

  private final Jdbi jdbi;
  private final Json json;

  PostgresRuleBook(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public void lock() {
    jdbi.useHandle(handle ->
        handle.execute(
            "select pg_advisory_xact_lock(hashtext('alarm_rule'), hashtext(current_schema()))"));
  }

  @Override
  public long newestChange() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select coalesce(max(change), 0) from alarm_rule")
            .mapTo(Long.class)
            .one());
  }

  @Override
  public List<RuleVersion> latest() {
    return jdbi.withHandle(handle ->
        read(
            handle.createQuery(
                NEWEST_OF_EACH + " from alarm_rule order by rule_id, version desc")));
  }

  @Override
  public Optional<RuleVersion> latest(String ruleId) {
    return versions(ruleId, Integer.MAX_VALUE, 1).stream().findFirst();
  }

  @Override
  public List<RuleEntry> latestOfFile() {
    return jdbi.withHandle(handle ->
        read(
                handle.createQuery(
                    NEWEST_OF_EACH
                        + " from alarm_rule where author_kind = 'FILE'"
                        + " order by rule_id, version desc"))
            .stream()
            .map(RuleVersion::entry)
            .toList());
  }

  @Override
  public List<RuleVersion> versions(String ruleId, int before, int limit) {
    return jdbi.withHandle(handle ->
        read(
            handle
                .createQuery(
                    "select "
                        + COLUMNS
                        + " from alarm_rule where rule_id = :id and version < :before"
                        + " order by version desc limit :limit")
                .bind("id", ruleId)
                .bind("before", before)
                .bind("limit", limit)));
  }

  @Override
  public Optional<String> taken() {
    return jdbi.withHandle(handle ->
        handle.createQuery("select mark from rule_file_taken").mapTo(String.class).findOne());
  }

  @Override
  public void taken(String mark, Instant at) {
    jdbi.useHandle(handle ->
        handle.execute(
            "insert into rule_file_taken (mark, taken_at) values (?, ?)"
                + " on conflict (only_one) do update"
                + " set mark = excluded.mark, taken_at = excluded.taken_at",
            mark,
            at.atOffset(ZoneOffset.UTC)));
  }

  @Override
  public void add(RuleVersion version) {
    RuleEntry entry = version.entry();
    Authorship by = version.authorship();
    @Nullable Actor actor = by.by() instanceof Author.Person(Actor person) ? person : null;
    String author = by.by() instanceof Author.File(String name) ? name : by.by().text();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "insert into alarm_rule"
                    + " (rule_id, version, plant_id, definition, retired, author, author_kind,"
                    + " actor, reason, proposal_id, approved_by, created_at)"
                    + " values (:id, :version, :plant, cast(:definition as jsonb), :retired,"
                    + " :author, :kind, cast(:actor as jsonb), :reason,"
                    + " cast(:proposal as uuid), cast(:approvedBy as jsonb), :at)")
            .bind("id", entry.ruleId())
            .bind("version", entry.version())
            .bind("plant", entry.plantId())
            .bind("definition", json.write(entry.definition()))
            .bind("retired", entry.retired())
            .bind("author", author)
            .bind("kind", actor == null ? "FILE" : "PERSON")
            .bind("actor", json.write(actor))
            .bind("reason", by.reason())
            .bind("proposal", by.proposalId())
            .bind("approvedBy", json.write(by.approvedBy()))
            .bind("at", by.at().atOffset(ZoneOffset.UTC))
            .execute());
  }

  private List<RuleVersion> read(Query query) {
    return query.map((rows, _) -> version(rows)).list();
  }

  private RuleVersion version(ResultSet rows) throws SQLException {
    @Nullable Actor actor = json.readOrNull(rows.getString("actor"), Actor.class);
    return new RuleVersion(
        new RuleEntry(
            rows.getString("rule_id"),
            rows.getInt("version"),
            rows.getString("plant_id"),
            json.read(rows.getString("definition"), RuleDraft.class),
            rows.getBoolean("retired")),
        new Authorship(
            actor == null ? new Author.File(rows.getString("author")) : new Author.Person(actor),
            rows.getString("reason"),
            rows.getObject("proposal_id", UUID.class),
            json.readOrNull(rows.getString("approved_by"), Actor.class),
            rows.getObject("created_at", OffsetDateTime.class).toInstant()));
  }
}
