package org.penstock.alert.domain.port.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penstock.alert.domain.book.Proposal;

/** The changes of rules that people propose. */
public interface Proposals {

  /** Adds one. */
  void add(Proposal proposal);

  /** Locks one until the transaction ends. */
  Optional<Proposal> lock(UUID id);

  /** Stores the decision on a locked one. */
  void decide(Proposal decided);

  /** A page of those in that state, or of all, the newest first; ids grow with time. */
  List<Proposal> page(Optional<Proposal.State> state, Optional<UUID> before, int limit);

  /** The rules that somebody proposes to change. */
  Set<String> openRules();
}
