package org.penstock.ingest.opcua.tags;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.sample.QualityMapping;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Refusals;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.read.BatchedReads;

/**
 * Finds each tag its way: an item in a subscription, a place among the polls, or a refusal that is
 * told once and tried again. What has no way yet, because a call failed, is not forgotten.
 */
final class TagWays {

  private static final Logger LOG = Logger.getLogger(TagWays.class);

  private final OpcUaClient client;
  private final IngestConfig.Collecting limits;
  private final Consumer<List<RawSample>> sink;
  private final InstantSource clock;
  private final NodeNames nodes;
  private final Ranges ranges;
  private final int itemsPerCall;
  private final List<TagSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final CyclicReads reads;
  private final Refusals refusals;

  /** Tags that are wanted and have no way yet. */
  private final Map<String, TagSpec> unmade = new ConcurrentHashMap<>();

  /** Subscriptions that are to go and that the server may still have. */
  private final List<TagSubscription> leftovers = new ArrayList<>();

  TagWays(
      SourceSpec source,
      OpcUaClient client,
      IngestConfig config,
      Consumer<List<RawSample>> sink,
      Runnable pollFailed,
      InstantSource clock,
      Ranges ranges) {
    this.client = client;
    this.limits = config.collecting();
    this.sink = sink;
    this.clock = clock;
    this.nodes = new NodeNames(client);
    this.ranges = ranges;
    this.itemsPerCall = source.profile().itemsPerCall();
    BatchedReads batches = BatchedReads.of(client, TimestampsToReturn.Both, itemsPerCall);
    this.reads = new CyclicReads(source.id(), batches::read, sink, pollFailed, clock);
    this.refusals = new Refusals(config.recovery().retryRefusedTags(), limits.longestRetry());
    want(source.tags());
  }

  NodeNames nodes() {
    return nodes;
  }

  List<TagSubscription> subscriptions() {
    return subscriptions;
  }

  CyclicReads reads() {
    return reads;
  }

  Refusals refusals() {
    return refusals;
  }

  /** Tags that are wanted and have no way yet. */
  List<TagSpec> unmade() {
    return List.copyOf(unmade.values());
  }

  /** Whether a tag that is wanted has the way that it is to have. */
  boolean isCollected(String tagName) {
    return !unmade.containsKey(tagName) && !refusals.has(tagName);
  }

  /** These are wanted and have no way. */
  void want(List<TagSpec> tags) {
    for (TagSpec tag : tags) {
      if (!refusals.has(tag.tagName())) {
        unmade.put(tag.tagName(), tag);
      }
    }
  }

  /** Begins with these tags; those of which a call failed stay wanted. */
  void collect(List<TagSpec> tags) throws UaException {
    want(tags);
    buryLeftovers();
    Map<Duration, List<WantedItem>> wanted = new LinkedHashMap<>();
    for (TagSpec tag : tags) {
      Optional<NodeId> node = nodes.resolve(tag.nodeId());
      if (node.isEmpty()) {
        refuse(tag, QualityMapping.NODE_UNKNOWN, "the server has no such namespace");
        continue;
      }
      WantedItem item = new WantedItem(tag, node.get(), ranges);
      switch (tag.collecting().mode()) {
        case SUBSCRIBE ->
            wanted.computeIfAbsent(tag.collecting().publishing(), _ -> new ArrayList<>()).add(item);
        case POLL -> poll(item, null);
        case HISTORY_POLL -> end(tag.tagName());
      }
    }
    for (Map.Entry<Duration, List<WantedItem>> group : wanted.entrySet()) {
      subscribe(group.getKey(), group.getValue());
    }
  }

  private void subscribe(Duration publishing, List<WantedItem> wanted) throws UaException {
    int from = 0;
    while (from < wanted.size()) {
      TagSubscription subscription = withRoom(publishing);
      if (subscription == null) {
        wanted
            .subList(from, wanted.size())
            .forEach(item -> poll(item, "the server allows no further subscription"));
        return;
      }
      int to = Math.min(wanted.size(), from + subscription.room());
      List<WantedItem> some = wanted.subList(from, to);
      subscription.monitor(some, this::settle);
      from = to;
    }
  }

  /** A subscription with room; null when the server has as many as it allows. */
  private @Nullable TagSubscription withRoom(Duration publishing) throws UaException {
    for (TagSubscription subscription : subscriptions) {
      if (subscription.publishing().equals(publishing) && subscription.room() > 0) {
        return subscription;
      }
    }
    TagSubscription subscription =
        new TagSubscription(client, publishing, itemsPerCall, limits, sink, clock);
    try {
      subscription.create();
    } catch (UaException e) {
      if (subscriptions.isEmpty() || !ItemResults.isWorthPolling(e.getStatusCode())) {
        throw e;
      }
      return null;
    }
    subscriptions.add(subscription);
    return subscription;
  }

  private void settle(List<WantedItem> tried, Map<String, StatusCode> refused) {
    for (WantedItem item : tried) {
      StatusCode status = refused.get(item.tag().tagName());
      if (status == null) {
        unmade.remove(item.tag().tagName());
        refusals.remove(item.tag().tagName());
        reads.remove(item.tag().tagName());
      } else if (ItemResults.isWorthPolling(status)) {
        poll(item, ItemResults.words(status));
      } else {
        refuse(item.tag(), status.value(), ItemResults.words(status));
      }
    }
  }

  private void poll(WantedItem item, @Nullable String insteadBecause) {
    TagSpec tag = item.tag();
    unmade.remove(tag.tagName());
    if (insteadBecause == null) {
      refusals.remove(tag.tagName());
    } else {
      refusals.add(tag, insteadBecause + "; it is polled instead", clock.instant());
    }
    reads.add(item);
  }

  /** A newly refused tag gets a BAD reading, so that nobody waits for it in silence. */
  private void refuse(TagSpec tag, long status, String reason) {
    Instant now = clock.instant();
    unmade.remove(tag.tagName());
    if (refusals.add(tag, reason, now)) {
      sink.accept(List.of(Samples.without(tag.tagName(), status, now, ReadingOrigin.INITIAL)));
    }
  }

  /**
   * Leaves the items of a tag out of account, which go on until it is collected in another way.
   *
   * @param isToBeDrained whether what the server holds for them is still wanted
   */
  void retire(String tagName, boolean isToBeDrained) {
    subscriptions.forEach(s -> s.items().retire(tagName, isToBeDrained));
  }

  /** Whether items are still to be ended. */
  boolean hasRetired() {
    return subscriptions.stream().anyMatch(s -> s.items().hasRetired());
  }

  /** Ends items of tags that are collected in another way by now. */
  void endRetired() {
    subscriptions.forEach(s -> s.endRetired(name -> !unmade.containsKey(name)));
  }

  /** Ends every way of a tag. */
  void end(String tagName) {
    unmade.remove(tagName);
    refusals.remove(tagName);
    reads.remove(tagName);
    subscriptions.forEach(s -> s.items().end(tagName));
  }

  /** Gives a subscription up; its tags are wanted. */
  void giveUp(TagSubscription subscription) {
    subscriptions.remove(subscription);
    want(subscription.items().tags());
    leftovers.add(subscription);
  }

  /** Subscriptions that an earlier collection left on the same session. */
  void takeOver(TagWays earlier) {
    leftovers.addAll(earlier.leftovers);
  }

  /** Deletes on the server what was given up; one that gets no answer is tried again later. */
  void buryLeftovers() {
    leftovers.removeIf(TagWays::isDeleted);
  }

  private static boolean isDeleted(TagSubscription subscription) {
    try {
      subscription.delete();
      return true;
    } catch (UaException e) {
      LOG.debugf("a subscription is not deleted: %s", e.getMessage());
      return ItemResults.isSubscriptionGone(e.getStatusCode());
    }
  }
}
