package org.penstock.bench.cmms;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rows that the bridge has stored, once more, by hand-written JDBC: a batch of 500 requests,
 * each with its three rows, in a transaction. The tables have the same columns, checks and indexes.
 */
final class PlainInserts {

  private static final int BATCH = 500;
  private static final List<String> TABLES = List.of("inbox", "work_order", "occurrence");

  private final Connection connection;

  PlainInserts(Connection connection) {
    this.connection = connection;
  }

  /** Requests a second, of those after the warm-up. */
  double rowsPerSecond(int warmUp, int measured) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema plain");
      for (String table : TABLES) {
        statement.execute(
            "create table plain.%1$s (like cmms.%1$s including all)".formatted(table));
      }
      statement.execute("checkpoint");
    }
    connection.setAutoCommit(false);
    List<Rows> rows = new ArrayList<>();
    for (String table : TABLES) {
      rows.add(Rows.of(connection, table));
    }
    insert(rows, 0, warmUp);
    long begin = System.nanoTime();
    insert(rows, warmUp, warmUp + measured);
    return measured / ((System.nanoTime() - begin) / 1e9);
  }

  private void insert(List<Rows> tables, int from, int to) throws SQLException {
    for (int begin = from; begin < to; begin += BATCH) {
      for (Rows rows : tables) {
        rows.insert(connection, begin, Math.min(to, begin + BATCH));
      }
      connection.commit();
    }
  }

  /** What one table holds. */
  private record Rows(String insert, List<Object[]> rows) {

    static Rows of(Connection connection, String table) throws SQLException {
      List<Object[]> rows = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery(
                  "select * from cmms.%s order by request_id".formatted(table))) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          Object[] row = new Object[columns];
          for (int i = 0; i < columns; i++) {
            row[i] = result.getObject(i + 1);
          }
          rows.add(row);
        }
        String marks = String.join(",", Collections.nCopies(columns, "?"));
        return new Rows("insert into plain.%s values (%s)".formatted(table, marks), rows);
      }
    }

    void insert(Connection connection, int from, int to) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(insert)) {
        for (Object[] row : rows.subList(from, to)) {
          for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
          }
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }
  }
}
