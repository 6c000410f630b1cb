package org.penstock.ingest.opcua;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.penstock.ingest.app.DescribeTags;
import org.penstock.ingest.app.TrackSources;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagChanges;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.security.SourceFaultException;

/**
 * Keeps a connection that delivers at the tags that are configured: other tags, tags that the
 * server refused, and what the server says of each.
 *
 * <p>How it works. A changed configuration is put into force by its differences. When a call for
 * that fails, what was collected before goes on, what is not asked for yet is told as not
 * collected, and it is tried again until it is in force or the connection is left.
 */
final class FollowTags {

  private static final Logger LOG = Logger.getLogger(FollowTags.class);

  private SourceSpec source;
  private final SourceConnection opened;
  private final TrackSources track;
  private final DescribeTags describe;
  private final SourceOrders orders;
  private final InstantSource clock;
  private final IngestConfig config;
  private final Errands errands;
  private final Set<String> undescribed = new HashSet<>();
  private Instant nextChange;
  private Instant nextRetry;

  FollowTags(
      SourceSpec source,
      SourceConnection opened,
      TrackSources track,
      DescribeTags describe,
      SourceOrders orders,
      InstantSource clock,
      IngestConfig config,
      Errands errands) {
    this.source = source;
    this.opened = opened;
    this.track = track;
    this.describe = describe;
    this.orders = orders;
    this.clock = clock;
    this.config = config;
    this.errands = errands;
    this.nextChange = clock.instant();
    this.nextRetry = nextChange.plus(config.recovery().retryRefusedTags());
  }

  /** The source as it is in force. */
  SourceSpec source() {
    return source;
  }

  /** Whether a person wants the connection to be left. */
  boolean isToLeave() {
    return orders.isToLeave();
  }

  /** One look at a source that delivers. */
  void look(Instant now) {
    SourceSpec wanted = orders.source(source);
    if (wanted.revision() != source.revision() && !now.isBefore(nextChange)) {
      change(wanted);
    } else if (!now.isBefore(nextRetry)) {
      nextRetry = now.plus(config.recovery().retryRefusedTags());
      retryRefused();
    } else if (opened.subscription().hasRetired() && !now.isBefore(nextChange)) {
      nextChange = now.plus(config.recovery().settle());
      attempt("items that are over are not ended", () -> opened.subscription().endRetired());
    }
  }

  private void change(SourceSpec wanted) {
    LOG.debugf("%s: revision %s", wanted.id(), wanted.revision());
    // First, so that the first reading of a new tag has its unit.
    describe(wanted, newIn(wanted));
    boolean isInForce = attempt("other tags are not in force", () -> opened.change(wanted));
    if (isInForce) {
      source = wanted;
    }
    nextChange = clock.instant().plus(config.recovery().settle());
    track.refusedTags(source, opened.subscription().refused());
  }

  /** Tags of which the server has not said what they are. */
  private List<TagSpec> newIn(SourceSpec wanted) {
    TagChanges changes = TagChanges.between(source.tagList(), wanted.tagList());
    List<TagSpec> tags = new ArrayList<>(changes.added());
    changes.changed().stream()
        .filter(change ->
            !change.isSameNode() || change.before().valueType() != change.after().valueType())
        .forEach(change -> tags.add(change.after()));
    return tags;
  }

  private void retryRefused() {
    Map<String, String> before = opened.subscription().refused();
    if (attempt("refused tags are not tried again", opened::retryRefused)) {
      Map<String, String> refused = opened.subscription().refused();
      Predicate<TagSpec> isAnswered =
          tag -> before.containsKey(tag.tagName()) && !refused.containsKey(tag.tagName());
      describe(
          source.tags().stream()
              .filter(isAnswered.or(tag -> undescribed.contains(tag.tagName())))
              .toList());
      track.refusedTags(source, refused);
    }
  }

  /** A step at the server. */
  @FunctionalInterface
  private interface Step {

    void take() throws SourceFaultException;
  }

  /** False when it failed: whether the source is away is for the supervisor to see. */
  private boolean attempt(String failure, Step step) {
    try {
      return errands.run(() -> {
        step.take();
        return true;
      });
    } catch (SourceFaultException e) {
      LOG.warnf("%s: %s: %s", source.id(), failure, e.reason());
      return false;
    }
  }

  /** Has the server say what these tags are. */
  void describe(List<TagSpec> tags) {
    describe(source, tags);
  }

  /** Units are welcome, not needed: a server that does not give them still delivers values. */
  private void describe(SourceSpec described, List<TagSpec> tags) {
    if (tags.isEmpty()) {
      return;
    }
    try {
      errands
          .run(() -> opened.ask().describe(tags))
          .forEach(served -> describe.asServed(described, served));
      tags.forEach(tag -> undescribed.remove(tag.tagName()));
    } catch (SourceFaultException e) {
      tags.forEach(tag -> undescribed.add(tag.tagName()));
      LOG.warnf("%s: no units from the server: %s", described.id(), e.reason());
    }
  }
}
