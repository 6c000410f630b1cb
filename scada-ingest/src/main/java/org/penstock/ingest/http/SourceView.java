package org.penstock.ingest.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.ingest.app.TrackSources.SourceNow;
import org.penstock.ingest.app.source.ShowSources.Shown;
import org.penstock.ingest.app.trust.WatchServers.Seen;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.ingest.domain.link.SourceLink.SubscriptionLink;
import org.penstock.ingest.domain.source.SourcePhase;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.CollectionReport;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.ClockSkew;

/**
 * A source as operators see it.
 *
 * @param phase the state in more words than other systems get
 * @param endpointUrl the one in use
 * @param endpointUrls all of them in their order
 * @param collection what the server made of intervals and queues, with warnings
 * @param dataFlowing whether values come, judged by signs of life and not by the state
 */
public record SourceView(
    String sourceId,
    String plantId,
    String endpointUrl,
    List<String> endpointUrls,
    String securityPolicy,
    String securityMode,
    SourceState state,
    SourcePhase phase,
    @Nullable Instant since,
    @Nullable String reason,
    @Nullable String advice,
    @Nullable String sessionId,
    @Nullable Instant sessionSince,
    boolean dataFlowing,
    List<SubscriptionView> subscriptions,
    TagCounts tags,
    int tagsTotal,
    int tagsGood,
    List<RefusedTag> refusedTags,
    @Nullable CollectionReport collection,
    ServerView server,
    long configRevision) {

  /** A tag that the server does not deliver. */
  public record RefusedTag(String tagName, String reason) {}

  /**
   * What its server showed of itself.
   *
   * @param clockAheadSeconds how far its clock is ahead of ours
   * @param warnings what a person should do although the source delivers
   */
  public record ServerView(
      @Nullable String certificateThumbprint,
      @Nullable Instant certificateEnds,
      @Nullable Long certificateDaysLeft,
      @Nullable Double clockAheadSeconds,
      List<String> warnings) {

    static ServerView of(@Nullable Seen seen, List<String> warnings, Instant now) {
      CertificateFacts certificate = seen == null ? null : seen.certificate();
      ClockSkew skew = seen == null ? null : seen.skew();
      return new ServerView(
          certificate == null ? null : certificate.sha1(),
          certificate == null ? null : certificate.notAfter(),
          certificate == null ? null : certificate.daysLeft(now),
          skew == null ? null : skew.ahead().toMillis() / 1e3,
          warnings);
    }
  }

  /**
   * A subscription.
   *
   * @param ageSeconds how long ago its last value or keep-alive came
   */
  public record SubscriptionView(
      String id, int items, long publishingIntervalMs, Instant lastHeardAt, double ageSeconds) {

    static SubscriptionView of(SubscriptionLink link, Instant now) {
      return new SubscriptionView(
          link.id(),
          link.items(),
          link.publishingMillis(),
          link.lastHeard(),
          Duration.between(link.lastHeard(), now).toMillis() / 1e3);
    }
  }

  /** How many tags have which last value; pending: none yet. */
  public record TagCounts(int good, int uncertain, int bad, int stale, int pending) {

    static TagCounts of(Shown shown) {
      return new TagCounts(
          shown.tags().getOrDefault(Quality.GOOD, 0),
          shown.tags().getOrDefault(Quality.UNCERTAIN, 0),
          shown.tags().getOrDefault(Quality.BAD, 0),
          shown.tags().getOrDefault(Quality.STALE, 0),
          shown.pending());
    }
  }

  static SourceView of(Shown shown, ServerView server) {
    SourceSpec source = shown.source();
    SourceNow now = shown.now();
    SourceStatus status = now == null ? null : now.status();
    SourceLink link = shown.link();
    return new SourceView(
        source.id(),
        source.plantId(),
        link == null ? endpoint(source, status) : link.endpointUrl(),
        source.endpointUrls(),
        source.security().policy(),
        source.security().mode(),
        status == null ? SourceState.STOPPED : status.state(),
        now == null ? SourcePhase.STOPPED : now.phase(),
        status == null ? null : status.since(),
        status == null ? null : status.reason(),
        status == null ? null : status.advice(),
        status == null ? null : status.sessionId(),
        link == null || !link.isSessionUp() ? null : link.sessionSince(),
        shown.isFlowing(),
        link == null ? List.of() : subscriptions(link, shown.at()),
        TagCounts.of(shown),
        source.tags().size(),
        shown.tags().getOrDefault(Quality.GOOD, 0),
        now == null ? List.of() : refused(now),
        link == null ? null : link.collection(),
        server,
        source.revision());
  }

  private static String endpoint(SourceSpec source, @Nullable SourceStatus status) {
    String told = status == null ? null : status.endpoint();
    return told == null ? source.endpointUrl() : told;
  }

  private static List<SubscriptionView> subscriptions(SourceLink link, Instant now) {
    return link.subscriptions().stream().map(each -> SubscriptionView.of(each, now)).toList();
  }

  private static List<RefusedTag> refused(SourceNow now) {
    return now.refusedTags().entrySet().stream()
        .map(entry -> new RefusedTag(entry.getKey(), entry.getValue()))
        .toList();
  }
}
