package org.penstock.alert.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.RuleBook;

/** Table {@code alarm_rule}. */
@ApplicationScoped
class PostgresRuleBook implements RuleBook {

  private final Jdbi jdbi;
  private final Json json;

  PostgresRuleBook(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public List<Entry> latest() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select distinct on (rule_id) rule_id, version, plant_id, definition, retired"
                    + " from alarm_rule order by rule_id, version desc")
            .map((rows, _) ->
                new Entry(
                    rows.getString("rule_id"),
                    rows.getInt("version"),
                    rows.getString("plant_id"),
                    json.read(rows.getString("definition"), RuleDraft.class),
                    rows.getBoolean("retired")))
            .list());
  }

  @Override
  public void add(Entry entry, String author) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "insert into alarm_rule"
                    + " (rule_id, version, plant_id, definition, retired, author)"
                    + " values (:id, :version, :plant, cast(:definition as jsonb), :retired,"
                    + " :author)")
            .bind("id", entry.ruleId())
            .bind("version", entry.version())
            .bind("plant", entry.plantId())
            .bind("definition", json.write(entry.definition()))
            .bind("retired", entry.retired())
            .bind("author", author)
            .execute());
  }
}
