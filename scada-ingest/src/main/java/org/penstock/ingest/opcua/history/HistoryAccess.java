package org.penstock.ingest.opcua.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.penstock.ingest.domain.port.Historian.Asked;
import org.penstock.ingest.domain.port.Historian.Page;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.tags.NodeNames;

/**
 * Which tags have a history that may be read, by their AccessLevel; asked once for each tag and
 * client, so that a server without history is not called for each of a thousand tags.
 */
final class HistoryAccess {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** Bit 2, HistoryRead (OPC 10000-3, 8.57). */
  private static final int HISTORY_READ = 0x04;

  private static final Duration REFUSAL_HOLDS = Duration.ofMinutes(1);

  private static final int NO_LIMIT = 1_000;

  private final OpcUaClient client;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  HistoryAccess(OpcUaClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  private record Known(Optional<Page> refusal, Instant since) {

    /** A refusal does not hold for ever: nodes appear, and histories are switched on. */
    boolean holds(Instant now) {
      return refusal.isEmpty() || since.plus(REFUSAL_HOLDS).isAfter(now);
    }
  }

  /** Most tags in one call; what the server says, if it does. */
  int mostTags() throws UaException {
    return client
        .getOperationLimits()
        .maxNodesPerHistoryReadData()
        .map(limit -> limit.intValue())
        .filter(limit -> limit > 0)
        .orElse(NO_LIMIT);
  }

  /** The tags among these whose history cannot be read, and why. */
  Map<String, Page> refusals(List<Asked> asked)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<TagSpec> unknown =
        asked.stream().map(Asked::tag).filter(tag -> !isKnown(tag.tagName())).toList();
    if (!unknown.isEmpty()) {
      ask(unknown);
    }
    Map<String, Page> refusals = new HashMap<>();
    for (Asked tag : asked) {
      String name = tag.tag().tagName();
      Known answer = known.get(name);
      if (answer != null) {
        answer.refusal().ifPresent(page -> refusals.put(name, page));
      }
    }
    return refusals;
  }

  private boolean isKnown(String tagName) {
    Known answer = known.get(tagName);
    return answer != null && answer.holds(clock.instant());
  }

  private void learn(TagSpec tag, Optional<Page> refusal) {
    known.put(tag.tagName(), new Known(refusal, clock.instant()));
  }

  private void ask(List<TagSpec> tags)
      throws InterruptedException, ExecutionException, TimeoutException {
    NodeNames nodes = new NodeNames(client);
    List<TagSpec> there = new ArrayList<>();
    List<ReadValueId> ids = new ArrayList<>();
    for (TagSpec tag : tags) {
      Optional<NodeId> node = nodes.resolve(tag.nodeId());
      if (node.isEmpty()) {
        learn(tag, Optional.of(new Page.UnknownNode(tag, "the server has no such namespace")));
      } else {
        there.add(tag);
        ids.add(
            new ReadValueId(
                node.get(), AttributeId.AccessLevel.uid(), null, QualifiedName.NULL_VALUE));
      }
    }
    if (there.isEmpty()) {
      return;
    }
    DataValue[] levels =
        client
            .readAsync(0, TimestampsToReturn.Neither, ids)
            .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
            .getResults();
    for (int i = 0; levels != null && i < levels.length; i++) {
      TagSpec tag = there.get(i);
      learn(tag, refusal(tag, levels[i]));
    }
  }

  /** Where the level is not told, the reading itself will show. */
  private static Optional<Page> refusal(TagSpec tag, DataValue level) {
    if (HistoryStatus.of(level.statusCode()) == HistoryStatus.UNKNOWN_NODE) {
      return Optional.of(new Page.UnknownNode(tag, level.statusCode().toString()));
    }
    return level.value().value() instanceof UByte bits && (bits.intValue() & HISTORY_READ) == 0
        ? Optional.of(new Page.NoHistory(tag, "its access level has no HistoryRead"))
        : Optional.empty();
  }
}
