package org.penstock.alert.http.rules;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.propose.JudgedRow;

/** What becomes of one row of a sheet. */
public record RowView(
    int row,
    @Nullable String ruleId,
    JudgedRow.Effect effect,
    List<String> faults,
    @Nullable UUID proposalId) {

  static RowView of(JudgedRow row) {
    return new RowView(row.row(), row.ruleId(), row.effect(), row.faults(), row.proposalId());
  }

  static boolean areSound(List<JudgedRow> rows) {
    return rows.stream().noneMatch(row -> row.effect() == JudgedRow.Effect.FAULTY);
  }
}
