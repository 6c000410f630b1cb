package org.penstock.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What can be set. */
@ConfigMapping(prefix = "scada")
public interface IngestConfig {

  /** The YAML file with the source and its tags; without one the service reads no server. */
  Optional<Path> tagsFile();

  /** Where the service keeps how far it has come. */
  @WithDefault("data")
  Path dataFolder();

  /**
   * How often a value of a tag is due, where the tag does not say; stale after three times this.
   */
  @WithDefault("10s")
  Duration expectedPeriod();

  Pki pki();

  Reconnect reconnect();

  Recovery recovery();

  Buffers buffers();

  Store store();

  /** Certificates. */
  interface Pki {

    /** Where the own certificate, the trust list and the rejected certificates lie. */
    @WithDefault("data/pki")
    Path folder();

    /** The password of the own key's PKCS#12 file in that folder. */
    @WithDefault("penstock")
    String keystorePassword();

    /** A server certificate (DER or PEM) to trust, also when it appears after the start. */
    Optional<Path> trustFile();

    /** Our application URI; it stands in our certificate. */
    @WithDefault("urn:penstock:scada-ingest")
    String applicationUri();

    /** Whether the host of the endpoint URL must stand in the server's certificate. */
    @WithDefault("false")
    boolean checkHostname();
  }

  /** Pauses between attempts. */
  interface Reconnect {

    @WithDefault("1s")
    Duration first();

    @WithDefault("30s")
    Duration longest();

    /** After a refused login, so that the account is not locked. */
    @WithDefault("60s")
    Duration afterRefusedLogin();
  }

  /** When the supervisor acts. */
  interface Recovery {

    /** Longest time without a value or a keep-alive on a session that is up. */
    @WithDefault("15s")
    Duration silence();

    /** Longest time without a session before the client is built anew. */
    @WithDefault("60s")
    Duration withoutSession();

    /** Subscriptions made in vain before the client is built anew. */
    @WithDefault("3")
    int subscriptionAttempts();

    /** How often tags are tried again that the server did not know. */
    @WithDefault("30s")
    Duration retryRefusedTags();
  }

  /** Bounds in memory. */
  interface Buffers {

    /** Samples between the server's callback and the stream. */
    @WithDefault("100000")
    int ringSamples();

    /** Readings that wait for the broker. */
    @WithDefault("200000")
    int spoolReadings();

    /** Most readings published at once. */
    @WithDefault("2000")
    int publishBatch();

    /** How often losses are told as gap records. */
    @WithDefault("5s")
    Duration gapInterval();
  }

  /** The reading store. */
  interface Store {

    /** How long readings can be asked for. */
    @WithDefault("30d")
    Duration retention();

    /** How often older ones are removed. */
    @WithDefault("10m")
    Duration cleanupInterval();
  }
}
