package org.penstock.ingest.opcua.tags;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.penstock.ingest.domain.tag.CollectionReport;
import org.penstock.ingest.domain.tag.CollectionReport.Items;
import org.penstock.ingest.domain.tag.CollectionReport.Subscription;
import org.penstock.ingest.domain.tag.TagSpec;

/** Says what the server made of what was asked, and what of that may lose values. */
final class Reports {

  /** An outage of this length must leave the subscription in place. */
  private static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(10);

  private Reports() {}

  static CollectionReport of(
      List<TagSubscription> subscriptions, int polledTags, Map<String, String> notesOnNames) {
    Map<Items, Integer> counts = new LinkedHashMap<>();
    Map<String, String> notes = new HashMap<>(notesOnNames);
    for (TagSubscription subscription : subscriptions) {
      for (OpcUaMonitoredItem item : subscription.items().all()) {
        counts.merge(items(item), 1, Integer::sum);
        ItemTag tag = ItemTag.of(item);
        if (tag.isFilteredHere()) {
          notes.put(tag.name(), "the server takes no filter: small changes are kept back here");
        }
      }
    }
    List<Items> items = new ArrayList<>();
    counts.forEach((alike, count) -> items.add(alike.times(count)));
    List<Subscription> reports = subscriptions.stream().map(Reports::of).toList();
    return new CollectionReport(reports, items, polledTags, notes, warnings(reports, items));
  }

  private static Subscription of(TagSubscription subscription) {
    OpcUaSubscription made = subscription.asMade();
    double interval = made.getRevisedPublishingInterval().orElse(0.0);
    return new Subscription(
        subscription.publishing(),
        ItemResults.millis(interval),
        ItemResults.millis(interval * count(made.getRevisedLifetimeCount())),
        ItemResults.millis(interval * count(made.getRevisedMaxKeepAliveCount())),
        subscription.items().count());
  }

  private static long count(Optional<UInteger> count) {
    return count.map(Number::longValue).orElse(0L);
  }

  private static Items items(OpcUaMonitoredItem item) {
    TagSpec tag = ItemTag.of(item).tag();
    return new Items(
        tag.collecting().sampling(),
        ItemResults.millis(item.getRevisedSamplingInterval().orElse(0.0)),
        tag.collecting().queueSize(),
        item.getRevisedQueueSize().map(Number::longValue).orElse(0L),
        tag.collecting().outageBudget(),
        1);
  }

  private static List<String> warnings(List<Subscription> subscriptions, List<Items> items) {
    List<String> warnings = new ArrayList<>();
    for (Items alike : items) {
      if (alike.isTooShort()) {
        warnings.add(
            "%d tags: the server keeps %d values at %s, which is %s of the outage budget of %s"
                .formatted(
                    alike.tags(),
                    alike.queue(),
                    alike.sampling(),
                    alike.bridges(),
                    alike.outageBudget()));
      }
    }
    for (Subscription subscription : subscriptions) {
      if (subscription.lifetime().compareTo(SHORTEST_LIFETIME) < 0) {
        warnings.add(
            "the server drops a subscription after %s without us"
                .formatted(subscription.lifetime()));
      }
    }
    return warnings;
  }
}
