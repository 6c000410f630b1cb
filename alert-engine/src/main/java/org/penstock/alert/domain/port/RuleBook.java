package org.penstock.alert.domain.port;

import java.util.List;
import org.penstock.alert.domain.draft.RuleDraft;

/** Every version of every rule, as it was written. */
public interface RuleBook {

  /** One version of a rule. */
  record Entry(String ruleId, int version, String plantId, RuleDraft definition, boolean retired) {}

  /** The newest version of each rule. */
  List<Entry> latest();

  /** Adds a version. */
  void add(Entry entry, String author);
}
