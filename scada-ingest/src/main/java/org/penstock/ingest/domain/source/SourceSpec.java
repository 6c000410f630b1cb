package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.TagList;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * One OPC UA server and the tags to read from it.
 *
 * @param endpointUrls where it is; the first that answers is used
 * @param groups how the tags of each named group are collected
 * @param revision the same for the same configuration, another for a changed one
 */
public record SourceSpec(
    String id,
    String plantId,
    List<String> endpointUrls,
    ServerProfile profile,
    Security security,
    Identity identity,
    TimeOuts timeOuts,
    Collecting defaults,
    Map<String, Collecting> groups,
    History history,
    Alarms alarms,
    TagList tagList,
    long revision) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public SourceSpec {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id of a source: '%s' is not 1 to 100 of A-Z a-z 0-9 . _ -".formatted(id));
    }
    requireText("plant_id", plantId);
    endpointUrls = List.copyOf(endpointUrls);
    if (endpointUrls.isEmpty()) {
      throw new IllegalArgumentException("endpoint_urls of a source must not be empty");
    }
    endpointUrls.forEach(url -> requireText("endpoint_url", url));
    groups = Map.copyOf(groups);
  }

  private static void requireText(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " of a source must not be blank");
    }
  }

  /** The URL to use: the first. */
  public String endpointUrl() {
    return endpointUrls.getFirst();
  }

  /** The same source with that URL as the first to use. */
  public SourceSpec at(String url) {
    List<String> urls = new ArrayList<>(endpointUrls);
    urls.remove(url);
    urls.addFirst(url);
    return with(urls, tagList, revision);
  }

  /** The same source with other tags. */
  public SourceSpec withTags(TagList tags, long newRevision) {
    return with(endpointUrls, tags, newRevision);
  }

  private SourceSpec with(List<String> urls, TagList tags, long newRevision) {
    return new SourceSpec(
        id,
        plantId,
        urls,
        profile,
        security,
        identity,
        timeOuts,
        defaults,
        groups,
        history,
        alarms,
        tags,
        newRevision);
  }

  /** The tags to collect. */
  public List<TagSpec> tags() {
    return tagList.enabled();
  }

  /** The longest publishing interval of its subscriptions; zero without any. */
  public Duration longestPublishing() {
    return tags().stream()
        .map(TagSpec::collecting)
        .filter(collecting -> collecting.mode() == Collecting.Mode.SUBSCRIBE)
        .map(Collecting::publishing)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The tag of that name, if this source collects it. */
  public Optional<TagSpec> tag(String tagName) {
    return tagList.named(tagName).filter(TagSpec::enabled);
  }

  /**
   * How the channel is secured; never negotiated down.
   *
   * @param policy the name of an OPC UA security policy, such as {@code Basic256Sha256}
   * @param mode {@code None}, {@code Sign} or {@code SignAndEncrypt}
   * @param allowNone whether the policy may be None
   * @param allowLegacy whether it may be one of the two that are broken by now
   * @param hostCheck whether the host of the URL must stand in the server's certificate
   * @param hostOverride the host to use instead of the one that the server advertises
   */
  public record Security(
      String policy,
      String mode,
      boolean allowNone,
      boolean allowLegacy,
      boolean hostCheck,
      @Nullable String hostOverride) {}

  /**
   * How long to wait.
   *
   * @param session how long the server keeps a session that it does not hear of
   * @param request for an answer
   */
  public record TimeOuts(Duration session, Duration request) {

    public TimeOuts {
      if (!session.isPositive() || !request.isPositive()) {
        throw new IllegalArgumentException(
            "session_timeout %s, request_timeout %s".formatted(session, request));
      }
    }
  }

  /**
   * What of the server's history may fill gaps.
   *
   * @param maxWindow the longest time that one gap is filled for
   */
  public record History(boolean enabled, Duration maxWindow) {

    public History {
      if (!maxWindow.isPositive()) {
        throw new IllegalArgumentException("history max_window: %s".formatted(maxWindow));
      }
    }
  }

  /**
   * Whether the server's own alarms are taken.
   *
   * @param notifier the node that tells of them, as the tags' nodes are written
   */
  public record Alarms(boolean enabled, String notifier) {

    /** The Server object, which tells of all alarms (OPC 10000-3, 4.7). */
    public static final String SERVER = "i=2253";
  }
}
