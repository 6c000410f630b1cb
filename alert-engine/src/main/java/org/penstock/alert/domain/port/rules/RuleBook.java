package org.penstock.alert.domain.port.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;

/** Every version of every rule, as it was written. */
public interface RuleBook {

  /** Keeps other writers out until the transaction ends, so that changes come one after another. */
  void lock();

  /** The number of the newest change; 0 in an empty book. */
  long newestChange();

  /** The newest version of each rule. */
  List<RuleVersion> latest();

  /** The newest version of one rule. */
  Optional<RuleVersion> latest(String ruleId);

  /** Of each rule the newest version that the rules file wrote. */
  List<RuleEntry> latestOfFile();

  /** The versions of a rule before that one, the newest first. */
  List<RuleVersion> versions(String ruleId, int before, int limit);

  /** The mark of what was taken in last without a fault; empty when nothing was. */
  Optional<String> taken();

  /** Remembers the mark of what was taken in without a fault. */
  void taken(String mark, Instant at);

  /** Adds a version. */
  void add(RuleVersion version);
}
