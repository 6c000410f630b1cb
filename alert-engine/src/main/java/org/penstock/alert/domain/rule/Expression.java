package org.penstock.alert.domain.rule;

import java.util.Set;
import org.penstock.alert.domain.signal.Values;

/** A checked boolean expression over tags. */
public interface Expression {

  /** As a person wrote it. */
  String text();

  /** The tags in it. */
  Set<String> tags();

  /** Its value; a tag without evidence counts as not known. */
  Truth evaluate(Values values);

  /** True, false, or not known for want of evidence. */
  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
  }
}
