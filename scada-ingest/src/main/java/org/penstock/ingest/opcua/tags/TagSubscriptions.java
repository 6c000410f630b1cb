package org.penstock.ingest.opcua.tags;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jboss.logging.Logger;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.link.SourceLink.SubscriptionLink;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SilenceLimits;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.SubscriptionSeen;
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

  /** Whether the last step that was to make everything has come to its end. */
  private volatile boolean isMade;

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
   * Goes over to other tags of the same source; again, when an earlier call for it failed. What
   * stays goes on without a pause, and what moves is begun anew before its old way ends.
   */
  public void change(SourceSpec next) throws UaException {
    TagChanges changes = TagChanges.between(source.tagList(), next.tagList());
    source = next;
    changes.removed().forEach(tag -> ways.end(tag.tagName()));
    List<TagSpec> anew = new ArrayList<>(changes.added());
    List<TagSpec> otherwise = new ArrayList<>();
    for (TagChanges.Change change : changes.changed()) {
      TagSpec tag = change.after();
      if (change.isOtherItem() || !ways.isCollected(tag.tagName())) {
        ways.retire(tag.tagName(), change.isSameNode());
        anew.add(tag);
      } else if (change.isOtherwiseCollected() && !ways.reads().change(tag)) {
        otherwise.add(tag);
      }
    }
    for (TagSubscription subscription : ways.subscriptions()) {
      for (TagSpec tag : subscription.items().modify(otherwise)) {
        ways.retire(tag.tagName(), true);
        anew.add(tag);
      }
    }
    ways.want(anew);
    collect(Stream.concat(anew.stream(), ways.unmade().stream()).distinct().toList());
    endRetired();
  }

  /** Whether items go on whose tags are collected in another way by now. */
  public boolean hasRetired() {
    return ways.hasRetired();
  }

  /** Ends those of which nothing is to come any more. */
  public void endRetired() {
    ways.endRetired();
  }

  private void collect(List<TagSpec> tags) throws UaException {
    ways.collect(tags);
    isMade = isMade || ways.unmade().isEmpty();
    report = newReport();
  }

  /** Makes what an earlier step was to make and did not. */
  public void complete() throws UaException {
    ways.nodes().refresh();
    collect(ways.unmade());
  }

  /** Whether a step that was to make everything has failed half-way. */
  public boolean isIncomplete() {
    return !isMade;
  }

  private CollectionReport newReport() {
    return Reports.of(
        ways.subscriptions(), ways.reads().size(), ways.nodes().warnings(source.tags()));
  }

  /** Ends the items of some subscriptions and makes them anew in the same subscriptions. */
  public void recreateItems(Predicate<SubscriptionSeen> which) throws UaException {
    isMade = false;
    for (TagSubscription subscription : ways.subscriptions()) {
      if (which.test(subscription.seen())) {
        ways.want(subscription.items().tags());
        subscription.clear();
      }
    }
    complete();
  }

  /** Makes some subscriptions anew; the others go on. */
  public void remake(Predicate<SubscriptionSeen> which) throws UaException {
    isMade = false;
    ways.subscriptions().stream().filter(s -> which.test(s.seen())).toList().forEach(ways::giveUp);
    complete();
  }

  /** The tags that are not collected, with the reason of each. */
  public Map<String, String> refused() {
    Map<String, String> refused = new HashMap<>(ways.refusals().reasons());
    ways.unmade().forEach(tag -> refused.put(tag.tagName(), "not asked for yet: a call failed"));
    return refused;
  }

  /** What each subscription is like; the polls where there is none. */
  public List<SubscriptionSeen> seen() {
    List<SubscriptionSeen> seen = ways.subscriptions().stream().map(TagSubscription::seen).toList();
    return seen.isEmpty() ? ways.reads().seen().stream().toList() : seen;
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
        subscription.items().count(),
        Math.round(made.getRevisedPublishingInterval().orElse(0.0)),
        subscription.seen().keepAlive(),
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
   * From when on every tag that is collected comes: when the last item was made and has begun to
   * give values. Empty while some are not made, or waited for, which each subscription bears only
   * for so long.
   */
  public Optional<Instant> begun(Instant now, SilenceLimits limits) {
    if (isIncomplete() || isDue()) {
      return Optional.empty();
    }
    List<TagSubscription> waiting =
        ways.subscriptions().stream().filter(s -> !s.haveItemsBegun()).toList();
    if (waiting.stream().anyMatch(s -> limits.isFirstValueAwaited(s.seen(), now))) {
      return Optional.empty();
    }
    return firstValue().map(first -> waiting.isEmpty() ? latest(first) : now);
  }

  private Instant latest(Instant first) {
    Instant made = ways.subscriptions().isEmpty() ? ways.reads().madeAt() : first;
    return ways.subscriptions().stream()
        .flatMap(s -> Stream.of(s.madeAt(), s.arrivals().lastBegun()))
        .reduce(
            made.isAfter(first) ? made : first, (one, other) -> one.isAfter(other) ? one : other);
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

  /** Why the server did not move a subscription to a new session, if that is how it was lost. */
  public Optional<StatusCode> transferRefused() {
    return ways.subscriptions().stream().flatMap(s -> s.transferRefused().stream()).findFirst();
  }

  /** The server has these subscriptions and no others; whether all of ours are among them. */
  public boolean serves(Set<UInteger> served) {
    ways.subscriptions().forEach(subscription -> subscription.serves(served));
    return ways.subscriptions().stream().noneMatch(TagSubscription::isLost);
  }

  /** Whether notifications were lost since the last call. */
  public boolean takeLostNotifications() {
    return ways.subscriptions().stream().filter(TagSubscription::takeLostNotifications).count() > 0;
  }

  /** Ends everything; subscriptions are deleted on the server as soon as it answers. */
  public void delete() {
    isMade = false;
    ways.reads().stop();
    ways.want(source.tags());
    List.copyOf(ways.subscriptions()).forEach(ways::giveUp);
    ways.buryLeftovers();
  }

  /** Sees to what another collection on this session could not delete. */
  public void takeOver(TagSubscriptions earlier) {
    ways.takeOver(earlier.ways);
  }
}
