package org.penstock.compliance.domain.export.profile;

import java.util.List;

/** How readings stand in lines. */
public sealed interface Layout {

  /** The columns that every line begins with, or consists of. */
  List<Column> columns();

  /** One line for each reading. */
  record Lines(List<Column> columns) implements Layout {

    public Lines {
      columns = List.copyOf(columns);
    }
  }

  /**
   * One line for each time, one column for each tag behind the leading ones.
   *
   * @param heading the mapping whose text heads a tag's column and orders the columns
   * @param result how a cell shows its reading
   */
  record Grid(List<Column> columns, String heading, Column.Source.Result result) implements Layout {

    public Grid {
      columns = List.copyOf(columns);
      if (columns.stream().anyMatch(column -> !(column.source() instanceof Column.Source.Time))) {
        throw new IllegalArgumentException("the leading columns of a grid are times");
      }
    }
  }
}
