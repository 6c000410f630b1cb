package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.penstock.compliance.domain.export.ApprovedReadings;
import org.penstock.compliance.domain.export.ExportRow;

/** What may be exported of the table {@code reading}, in one statement and so from one snapshot. */
@Singleton
class PostgresApprovedReadings implements ApprovedReadings {

  private final Jdbi jdbi;

  PostgresApprovedReadings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<ExportRow> in(Set<String> tagNames, Instant from, Instant to, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select tag_name, slot_start, value from reading r"
                    + " where slot_start >= :from and slot_start < :to"
                    + " and tag_name = any(:tags) and state = 'APPROVED' and "
                    + PostgresReadings.IS_LATEST
                    // the collation of names must not depend on the database's locale
                    + " order by slot_start, tag_name collate \"C\", revision limit :most")
            .bind("from", Columns.at(from))
            .bind("to", Columns.at(to))
            .bindBySqlType("tags", Columns.array(tagNames), Types.ARRAY)
            .bind("most", most)
            .map((rows, _) ->
                new ExportRow(
                    rows.getString("tag_name"),
                    Columns.instant(rows, "slot_start"),
                    rows.getBigDecimal("value")))
            .list());
  }
}
