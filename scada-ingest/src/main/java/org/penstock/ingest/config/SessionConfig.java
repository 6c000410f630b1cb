package org.penstock.ingest.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The session with a server, and the channel under it. */
public interface SessionConfig {

  /** Longest time to connect to a server's port. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** Longest time from the first byte to a session. */
  @WithDefault("25s")
  Duration connectLimit();

  /** Longest time to read all units, and to make all subscriptions: tens of thousands of tags. */
  @WithDefault("5m")
  Duration subscribeLimit();

  /**
   * How often the server is asked whether it is still there. One question without an answer is
   * borne: a server that vanishes is noticed after two intervals and one time-out at the latest.
   */
  @WithDefault("4s")
  Duration keepAliveInterval();

  /** Longest time for an answer to that. */
  @WithDefault("5s")
  Duration keepAliveTimeout();

  /** How long the keys of a channel are used. */
  @WithDefault("1h")
  Duration channelLifetime();
}
