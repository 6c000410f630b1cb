package org.penstock.compliance.db;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.reading.Flag;
import org.penstock.compliance.domain.reading.Origin;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.Reading;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.slot.Provenance;
import org.penstock.compliance.domain.slot.SlotKey;
import org.penstock.event.Actor;
import org.penstock.event.Quality;
import org.penstock.event.ResultQualifier;

/** A row of the table {@code reading} as a reading. */
@Singleton
class ReadingRows implements RowMapper<Reading> {

  private final Columns columns;

  ReadingRows(Columns columns) {
    this.columns = columns;
  }

  @Override
  public Reading map(ResultSet rows, StatementContext context) throws SQLException {
    return new Reading(
        rows.getObject("id", UUID.class),
        new SlotKey(rows.getString("tag_name"), Columns.instant(rows, "slot_start")),
        rows.getInt("revision"),
        rows.getObject("operating_day", LocalDate.class),
        rows.getBigDecimal("value"),
        rows.getString("value_text"),
        qualification(rows),
        Quality.valueOf(rows.getString("quality")),
        Origin.valueOf(rows.getString("origin")),
        Columns.texts(rows, "flags").stream().map(Flag::valueOf).collect(Collectors.toSet()),
        columns.fromJsonOrNull(rows.getString("author"), Actor.class),
        rows.getString("reason"),
        columns.fromJsonOrNull(rows.getString("provenance"), Provenance.class),
        Columns.instant(rows, "recorded_at"),
        ReviewState.valueOf(rows.getString("state")));
  }

  private static @Nullable Qualification qualification(ResultSet rows) throws SQLException {
    String qualifier = rows.getString("qualifier");
    return qualifier == null
        ? null
        : new Qualification(
            ResultQualifier.valueOf(qualifier), rows.getBigDecimal("detection_limit"));
  }
}
