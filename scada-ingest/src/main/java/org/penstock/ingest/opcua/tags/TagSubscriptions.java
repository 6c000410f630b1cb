package org.penstock.ingest.opcua.tags;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.link.SourceLink.SubscriptionLink;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.CollectionReport;
import org.penstock.ingest.domain.tag.TagChanges;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.domain.trust.ClockSkew;

/**
 * Everything that collects the values of one source over one session.
 *
 * <p>How it works. Tags with the same publishing interval share a subscription, up to a size. Each
 * call for items is as small as the server's make bears, and each item has its own answer: a
 * refused one makes its tag BAD and is tried again, less and less often, while the others flow. A
 * server that does not monitor a node but lets it be read has it polled. Used by the supervisor's
 * thread alone, but for the questions about signs of life.
 */
public final class TagSubscriptions {

  private static final Logger LOG = Logger.getLogger(TagSubscriptions.class);

  /** What was read at the last sign of life was read a moment before. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final TagWays ways;
  private volatile SourceSpec source;
  private volatile CollectionReport report = CollectionReport.NONE;

  public TagSubscriptions(
      SourceSpec source,
      OpcUaClient client,
      IngestConfig config,
      Consumer<List<RawSample>> sink,
      Runnable pollFailed,
      InstantSource clock) {
    this.source = source;
    this.clock = clock;
    ServerRanges ranges = new ServerRanges(client, () -> this.source.tags());
    this.ways = new TagWays(source, client, config, sink, pollFailed, clock, ranges);
  }

  /** Begins with every tag that the server knows. */
  public void create() throws UaException {
    ways.nodes()
        .warnings(source.tags())
        .forEach((tag, words) -> LOG.warnf("%s: %s: %s", source.id(), tag, words));
    collect(source.tags());
  }

  /** Tries refused tags again whose time has come. */
  public void retryRefused() throws UaException {
    List<TagSpec> due = ways.refusals().due(clock.instant());
    if (!due.isEmpty()) {
      ways.nodes().refresh();
      collect(due);
    }
  }

  /**
   * Goes over to other tags of the same source. What stays goes on without a pause, and what moves
   * is begun anew before its old way ends.
   */
  public void change(SourceSpec next) throws UaException {
    TagChanges changes = TagChanges.between(source.tagList(), next.tagList());
    source = next;
    changes.removed().forEach(tag -> ways.end(tag.tagName()));
    List<TagSpec> anew = new ArrayList<>(changes.added());
    List<TagSpec> otherwise = new ArrayList<>();
    for (TagChanges.Change change : changes.changed()) {
      TagSpec tag = change.after();
      if (change.isOtherItem() || ways.refusals().has(tag.tagName())) {
        anew.add(tag);
      } else if (change.isOtherwiseCollected() && !ways.reads().change(tag)) {
        otherwise.add(tag);
      }
    }
    for (TagSubscription subscription : ways.subscriptions()) {
      anew.addAll(subscription.modify(otherwise));
    }
    List<Runnable> endings = ways.detach(anew);
    collect(anew);
    endings.forEach(Runnable::run);
    report = newReport();
  }

  private void collect(List<TagSpec> tags) throws UaException {
    ways.collect(tags);
    report = newReport();
  }

  private CollectionReport newReport() {
    return Reports.of(
        ways.subscriptions(), ways.reads().size(), ways.nodes().warnings(source.tags()));
  }

  /** Ends the items and makes them anew in the same subscriptions. */
  public void recreateItems() throws UaException {
    ways.nodes().refresh();
    ways.subscriptions().forEach(TagSubscription::clear);
    try {
      collect(source.tags());
    } catch (UaException e) {
      if (e.getStatusCode().value() != StatusCodes.Bad_SubscriptionIdInvalid) {
        throw e;
      }
      ways.subscriptions().forEach(TagSubscription::lose);
    }
  }

  /** The tags that the server refuses, with the reason of each. */
  public Map<String, String> refused() {
    return ways.refusals().reasons();
  }

  /** The subscriptions as they are now, for people who ask. */
  public List<SubscriptionLink> links() {
    return ways.subscriptions().stream().map(TagSubscriptions::link).toList();
  }

  private static SubscriptionLink link(TagSubscription subscription) {
    OpcUaSubscription made = subscription.asMade();
    return new SubscriptionLink(
        made.getSubscriptionId().map(UInteger::toString).orElse("none"),
        subscription.lastHeard(),
        subscription.itemCount(),
        Math.round(made.getRevisedPublishingInterval().orElse(0.0)),
        subscription.isLost());
  }

  /** What is wrong with a server, with what is wrong with its polls; empty when nothing is. */
  public String troubles(String unwell) {
    return Stream.of(unwell, ways.reads().fault())
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** What the server made of what was asked. */
  public CollectionReport report() {
    return report;
  }

  /** The sign of life of the subscription that has been silent for longest. */
  public Instant lastHeard() {
    return ways.subscriptions().stream()
        .map(TagSubscription::lastHeard)
        .min(Instant::compareTo)
        .orElseGet(() -> ways.reads().size() == 0 ? clock.instant() : ways.reads().lastHeard());
  }

  /** When the first value came. */
  public Optional<Instant> firstValue() {
    return Stream.concat(
            ways.subscriptions().stream().map(TagSubscription::firstValue),
            Stream.of(ways.reads().firstValue()))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /**
   * When the last item began to give values; empty while some are waited for, which is not done for
   * longer than that after they were made.
   */
  public Optional<Instant> begun(Instant now, Duration longest) {
    Optional<Instant> first = firstValue();
    if (first.isEmpty() || ways.subscriptions().stream().allMatch(TagSubscriptions::haveBegun)) {
      return first.map(at ->
          ways.subscriptions().stream()
              .map(subscription -> subscription.arrivals().lastBegun())
              .reduce(at, (one, other) -> one.isAfter(other) ? one : other));
    }
    return now.isAfter(madeAt().plus(longest)) ? Optional.of(now) : Optional.empty();
  }

  private static boolean haveBegun(TagSubscription subscription) {
    return subscription.arrivals().haveBegun(subscription.itemCount());
  }

  /** The time before which nothing of any subscription can be missing, by our clock. */
  public Instant safe(ClockSkew skew) {
    return ways.subscriptions().stream()
        .map(subscription -> subscription.arrivals().safe(skew))
        .min(Instant::compareTo)
        .orElseGet(() -> lastHeard().minus(ON_THE_WAY));
  }

  /** Whether a subscription has items of which none has given a value yet. */
  public boolean isDue() {
    return ways.subscriptions().stream().anyMatch(TagSubscription::isDue);
  }

  /** When the items were made. */
  public Instant madeAt() {
    return ways.subscriptions().stream()
        .map(TagSubscription::madeAt)
        .max(Instant::compareTo)
        .orElseGet(ways.reads()::madeAt);
  }

  /** Why the server did not move a subscription to a new session, if that is how it was lost. */
  public Optional<StatusCode> transferRefused() {
    return ways.subscriptions().stream().flatMap(s -> s.transferRefused().stream()).findFirst();
  }

  /** Whether the server said that it has dropped one. */
  public boolean isLost() {
    return ways.subscriptions().stream().anyMatch(TagSubscription::isLost);
  }

  /** Whether notifications were lost since the last call. */
  public boolean takeLostNotifications() {
    return ways.subscriptions().stream().filter(TagSubscription::takeLostNotifications).count() > 0;
  }

  /** Ends everything; subscriptions are deleted on the server. */
  public void delete() throws UaException {
    ways.reads().stop();
    UaException failure = null;
    for (TagSubscription subscription : ways.subscriptions()) {
      try {
        subscription.delete();
      } catch (UaException e) {
        // The others are still to be deleted.
        failure = e;
      }
    }
    ways.subscriptions().clear();
    if (failure != null) {
      throw failure;
    }
  }
}
