package org.penstock.ingest.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.penstock.ingest.domain.source.SilenceLimits;

/** When the supervisor of a source acts. */
public interface RecoveryConfig {

  /**
   * Longest time without a value or a keep-alive on a session that is up; longer for a subscription
   * of which so many keep-alives as below take longer.
   */
  @WithDefault("15s")
  Duration silence();

  /**
   * Keep-alives in a row that a subscription may miss, and publishing intervals that new items may
   * give no value.
   */
  @WithDefault("3")
  int missedKeepAlives();

  /** Longest time without a session before the client is built anew. */
  @WithDefault("5m")
  Duration withoutSession();

  /**
   * Longest time that new items may give no value although the server gives signs of life; longer
   * where the publishing interval is long.
   */
  @WithDefault("15s")
  Duration firstValue();

  /** How long a step has to take effect before the next one. */
  @WithDefault("5s")
  Duration settle();

  /**
   * Longest time after a return in which values still count as what the server had queued: one that
   * stamps its values with old times never seems to have sent the last of them.
   */
  @WithDefault("5m")
  Duration catchUp();

  /** How often a server without a session is asked for its certificate. */
  @WithDefault("10s")
  Duration discovery();

  /** Longest time without a session before the next of the source's servers is tried. */
  @WithDefault("10s")
  Duration failover();

  /** Shortest time on one server before what it says of itself leads to the next. */
  @WithDefault("30s")
  Duration hold();

  /** A server with a lower service level than this is left for the next one, if there is one. */
  @WithDefault("100")
  int leastServiceLevel();

  /** Subscriptions made in vain before the client is built anew. */
  @WithDefault("3")
  int subscriptionAttempts();

  /** How often tags are tried again that the server did not know. */
  @WithDefault("30s")
  Duration retryRefusedTags();

  /** How long a subscription may be silent. */
  default SilenceLimits limits() {
    return new SilenceLimits(silence(), firstValue(), settle(), missedKeepAlives());
  }
}
