package org.penstock.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set. */
@ConfigMapping(prefix = "scada")
public interface IngestConfig {

  /** The YAML file with the source and its tags; without one the service reads no server. */
  Optional<Path> tagsFile();

  /** A larger file is refused; a tag takes about 100 bytes. */
  @WithDefault("32")
  int tagsFileMebibytes();

  /** Where the service keeps how far it has come. */
  @WithDefault("data")
  Path dataFolder();

  /**
   * How often a value of a tag is due, where the tag does not say; stale after three times this.
   */
  @WithDefault("10s")
  Duration expectedPeriod();

  Collecting collecting();

  Connection connection();

  Pki pki();

  Clock clock();

  Probe probe();

  Reconnect reconnect();

  SessionConfig session();

  RecoveryConfig recovery();

  Buffers buffers();

  Spool spool();

  /** The reading store. */
  StoreConfig store();

  /** The stream of latest readings to screens. */
  StreamConfig stream();

  /** Readings of other plant systems. */
  InboundConfig inbound();

  BackfillConfig backfill();

  AlarmSettings alarms();

  /** How values are collected, where the source, the group and the tag do not say. */
  interface Collecting {

    /** How often a server may tell of changes. */
    @WithDefault("1s")
    Duration publishingInterval();

    /** How often a server looks at its devices. */
    @WithDefault("1s")
    Duration samplingInterval();

    /** How long an outage the server's queues are to bridge. */
    @WithDefault("60s")
    Duration outageBudget();

    /** Most values to ask a server to keep for one tag. */
    @WithDefault("10000")
    int maxQueueSize();

    /** How often the last value of a quiet tag is told again; zero: never. */
    @WithDefault("60s")
    Duration heartbeat();

    /** How late values may come into an archive that is polled for its history. */
    @WithDefault("60s")
    Duration lag();

    /** How often the tags file is looked at for changes. */
    @WithDefault("5s")
    Duration reloadInterval();

    /** The longest pause until a tag is tried again that the server refuses. */
    @WithDefault("5m")
    Duration longestRetry();

    /** Most tags in one subscription. */
    @WithDefault("10000")
    int itemsPerSubscription();

    /** How often a subscription without changes gives a sign of life. */
    @WithDefault("5s")
    Duration keepAlive();

    /** How long a server keeps a subscription with its values while it does not hear from us. */
    @WithDefault("15m")
    Duration lifetime();

    /** Most values in one message; more of strings would break the limit of a message. */
    @WithDefault("10000")
    int maxNotifications();
  }

  /** Time limits of a connection, where the source does not say. */
  interface Connection {

    /** How long the server keeps a session that it does not hear of. */
    @WithDefault("120s")
    Duration sessionTimeout();

    /** How long to wait for an answer. */
    @WithDefault("15s")
    Duration requestTimeout();

    /** The longest time that one gap is filled for from a server's history. */
    @WithDefault("4d")
    Duration historyWindow();
  }

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

    /** Whether a server's certificate must be meant for a server (OPC 10000-4, 6.1.3). */
    @WithDefault("true")
    boolean checkKeyUsage();

    /** Whether every authority of a chain must have a revocation list in the folder. */
    @WithDefault("false")
    boolean requireRevocationLists();

    /** Most rejected certificates that are kept; the one not seen for longest makes room. */
    @WithDefault("100")
    int rejectedMost();

    /** Names for our certificate beside this machine's own. */
    Optional<List<String>> dnsNames();

    /** Addresses for our certificate beside this machine's own. */
    Optional<List<String>> ipAddresses();

    /** How long our certificate is valid. */
    @WithDefault("1095d")
    Duration validity();

    /** How long before its end the successor of our certificate is made, for people to trust. */
    @WithDefault("60d")
    Duration prepareBefore();

    /** How long before its end our certificate is replaced by its successor. */
    @WithDefault("7d")
    Duration switchBefore();

    /** How long before the end of a certificate, ours or a server's, people are warned. */
    @WithDefault("30d")
    Duration warnBefore();

    /** How often we look whether a certificate is due. */
    @WithDefault("10m")
    Duration lookInterval();

    /** Largest file with a certificate or a revocation list that is taken, in bytes. */
    @WithDefault("1048576")
    int uploadBytes();
  }

  /** The clocks of the servers. */
  interface Clock {

    /** How often each is read. */
    @WithDefault("1m")
    Duration readInterval();

    /** How far one may be off before people are warned. */
    @WithDefault("5s")
    Duration warnAbove();
  }

  /** The connection test. */
  interface Probe {

    /** How long one step may take. */
    @WithDefault("10s")
    Duration stepLimit();
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

  /** Bounds in memory. */
  interface Buffers {

    /** Samples between the server's callback and the stream. */
    @WithDefault("100000")
    int ringSamples();

    /** Most readings on their way to the broker: sent, and not acknowledged. */
    @WithDefault("10000")
    int mostUnderway();

    /** How long those on their way are waited for when the service stops. */
    @WithDefault("2s")
    Duration stopLimit();

    /** How often the last value of a tag goes to the topic of latest values. */
    @WithDefault("5s")
    Duration latestInterval();

    /** How often losses are told as gap records. */
    @WithDefault("5s")
    Duration gapInterval();

    /**
     * Of how many tags of a source losses are told one by one at a time; those of further tags are
     * one gap record of the whole source.
     */
    @WithDefault("200")
    int gapTags();
  }

  /** Where readings wait for the broker, in the data folder. */
  interface Spool {

    /** Bound of the readings on disk; full, the oldest go. */
    @WithDefault("4096")
    int mebibytes();

    /** What is dropped or deleted at once. */
    @WithDefault("8")
    int segmentMebibytes();

    /** Newest readings that are in memory, too, so that a publisher that keeps up reads no disk. */
    @WithDefault("20000")
    int cachedReadings();

    /** Bound of the readings in memory while the disk cannot be written. */
    @WithDefault("200000")
    int readingsWithoutDisk();

    /** How often the disk is tried again then. */
    @WithDefault("5s")
    Duration retryDisk();

    /** Longest time until a reading is safe from a power cut. */
    @WithDefault("200ms")
    Duration syncInterval();

    /** Most readings that are not. */
    @WithDefault("1000")
    int syncReadings();
  }
}
