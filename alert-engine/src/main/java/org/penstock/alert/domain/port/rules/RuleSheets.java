package org.penstock.alert.domain.port.rules;

import java.util.List;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.book.SheetRow;

/** Rules as a text that engineers edit. */
public interface RuleSheets {

  /** What the text is. */
  enum Format {
    /** As the rules file: a plant and its rules. */
    YAML,
    /** The master alarm database: a row for each rule. */
    CSV
  }

  /** Reads a text. */
  Content read(Format format, String text);

  /** Writes rules; a YAML text is of one plant. */
  String write(Format format, List<RuleVersion> rules);

  /** What was found. */
  sealed interface Content {

    /** Rows, sound in form or not. */
    record Rows(List<SheetRow> rows) implements Content {

      public Rows {
        rows = List.copyOf(rows);
      }
    }

    /** Nothing that could be read as rules. */
    record Unreadable(String reason) implements Content {}
  }
}
