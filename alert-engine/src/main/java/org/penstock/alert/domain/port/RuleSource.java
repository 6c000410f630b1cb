package org.penstock.alert.domain.port;

import java.util.List;
import org.penstock.alert.domain.draft.RuleDraft;

/** Where an engineer writes the rules. */
public interface RuleSource {

  /** The rules as they are written now, not looked at yet. */
  Text now();

  /** A text of rules. */
  interface Text {

    /** Another one for every other text; empty when there is none that could be read. */
    String mark();

    /** What the text says. */
    Content read();
  }

  /** What was found. */
  sealed interface Content {

    /** Rows in the order of the source. */
    record Drafts(String origin, String plantId, List<RuleDraft> rows) implements Content {

      public Drafts {
        rows = List.copyOf(rows);
      }
    }

    /** Nothing that could be read as rules. */
    record Unreadable(String reason) implements Content {}
  }
}
