package org.penstock.alert.domain.flood;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.flood.FloodGate.Recent;

/** The requests for work orders that passed the flood guard or wait before it. */
public interface HeldRequests {

  /** What passed since; nobody else asks until the transaction ends. */
  Recent lockRecent(String plantId, Instant since);

  /** Keeps that requests passed. */
  void addSent(List<AreaRequest> requests, Instant at);

  /** Keeps that a flood was told of. */
  void addFloods(List<AreaRequest> summaries, Instant at);

  /** Has requests wait; one that waits for the same fault already stands for both. */
  void hold(List<AreaRequest> requests, Instant at);

  /** Those that wait, the oldest first, behind {@code after}. */
  List<HeldRequest> waiting(@Nullable HeldPosition after, int limit);

  /** Locks a request that waits or waited. */
  Optional<HeldRequest> lock(UUID id);

  /** Stores what a supervisor decided of a locked request. */
  void decide(HeldRequest decided);

  /** Where a request stands among those that wait. */
  record HeldPosition(Instant heldAt, UUID id) {}
}
