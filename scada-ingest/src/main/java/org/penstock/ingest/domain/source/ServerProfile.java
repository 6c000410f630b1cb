package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.util.Locale;
import org.penstock.ingest.domain.tag.Collecting;

/**
 * What is known of a make of server, and so need not be found out by failing.
 *
 * <p>The limits that a server reports are often more than it bears; these are lower.
 */
public enum ServerProfile {
  AUTO(1_000, Duration.ofMillis(50), Collecting.Mode.SUBSCRIBE),
  IGNITION(100, Duration.ofMillis(100), Collecting.Mode.SUBSCRIBE),
  AVEVA(500, Duration.ofMillis(500), Collecting.Mode.SUBSCRIBE),
  GE_HISTORIAN(100, Duration.ofSeconds(1), Collecting.Mode.HISTORY_POLL),
  KEPWARE(1_000, Duration.ofMillis(500), Collecting.Mode.SUBSCRIBE);

  private final int itemsPerCall;
  private final Duration shortestPublishing;
  private final Collecting.Mode mode;

  ServerProfile(int itemsPerCall, Duration shortestPublishing, Collecting.Mode mode) {
    this.itemsPerCall = itemsPerCall;
    this.shortestPublishing = shortestPublishing;
    this.mode = mode;
  }

  /** The profile of that name, as in {@code ge-historian}. */
  public static ServerProfile named(String name) {
    for (ServerProfile profile : values()) {
      if (profile.label().equals(name.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return profile;
      }
    }
    throw new IllegalArgumentException(
        "profile: '%s' is none of auto, ignition, aveva, ge-historian, kepware".formatted(name));
  }

  /** The name in the configuration. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Most items to create, or nodes to read, in one call. */
  public int itemsPerCall() {
    return itemsPerCall;
  }

  /** The shortest publishing interval that such a server keeps up with. */
  public Duration shortestPublishing() {
    return shortestPublishing;
  }

  /** How such a server is read where the configuration does not say. */
  public Collecting.Mode mode() {
    return mode;
  }
}
