package org.penstock.elog.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.penstock.elog.domain.ChainedEntry;

/** A row of {@code log_entry} as the log's readers see it. */
final class ChainedEntryMapper implements RowMapper<ChainedEntry> {

  static final String COLUMNS = "e.seq, e.payload, e.hash";

  @Override
  public ChainedEntry map(ResultSet rows, StatementContext context) throws SQLException {
    return new ChainedEntry(
        EntryPayload.parse(rows.getString("payload")),
        rows.getLong("seq"),
        HexFormat.of().formatHex(rows.getBytes("hash")));
  }
}
