package org.penstock.cmms.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Settings of cmms-bridge. */
@ConfigMapping(prefix = "cmms")
public interface CmmsConfig {

  /** The plant that work orders over HTTP belong to when they name none. */
  @WithDefault("wtp-1")
  String plantId();

  /** Assets, priorities and kinds of work in the maintenance system's words. */
  Optional<Path> mappingFile();

  /** When to look for a work order before creating it. */
  @WithDefault("on-doubt")
  SearchPolicy searchPolicy();

  Connector connector();

  Dispatch dispatch();

  Gate gate();

  Follow follow();

  Sweep sweep();

  /** When to look before creating. */
  enum SearchPolicy {
    /** After an attempt that may have gone through. */
    ON_DOUBT,
    /** Always: after the database was restored or the topic is read again from its start. */
    ALWAYS
  }

  /** Vendors. */
  enum Kind {
    MAINTENANCE_CONNECTION,
    SAP,
    MAXIMO,
    /** Any other with a REST interface, by a description in a file. */
    REST,
    /** Messages to people: the last resort. */
    MAIL
  }

  /** The maintenance system. */
  interface Connector {

    @WithDefault("maintenance-connection")
    Kind kind();

    /** What work orders of this system are marked with; its kind where nothing is said. */
    Optional<String> name();

    /** Up to and including the API version; for messages, there is none. */
    Optional<URI> baseUrl();

    /** Secret: the tenant of Maintenance Connection. */
    Optional<String> connectionKey();

    /** Secret: the caller of Maintenance Connection, Maximo or a described system. */
    Optional<String> apiKey();

    /** Who we are in SAP, Maximo, a described system or at the mail server. */
    Optional<String> user();

    /** Secret: that user's. */
    Optional<String> password();

    @WithDefault("3s")
    Duration connectTimeout();

    @WithDefault("20s")
    Duration requestTimeout();

    /** The free field that carries our reference, where it is not the vendor's usual one. */
    Optional<String> referenceField();

    @WithDefault("UDFChar9")
    String alarmField();

    /** Below the system's own limit, which other clients share. */
    @WithDefault("150")
    int callsPerMinute();

    /** How long to wait at the rate limit when the system does not say. */
    @WithDefault("60s")
    Duration limitPause();

    Sap sap();

    Maximo maximo();

    Rest rest();

    Mail mail();
  }

  /** What SAP alone needs. */
  interface Sap {

    /** Three digits; the system's own where there is none. */
    Optional<String> client();

    @WithDefault("EN")
    String language();

    /** What a fault becomes. */
    @WithDefault("notification")
    SapDocument document();

    /** The zone in which SAP reads dates and times. */
    @WithDefault("UTC")
    ZoneId zone();
  }

  /** What a fault becomes in SAP. */
  enum SapDocument {
    NOTIFICATION,
    ORDER
  }

  /** What Maximo alone needs. */
  interface Maximo {

    @WithDefault("mxapiwodetail")
    String workOrders();

    @WithDefault("mxapiasset")
    String assets();
  }

  /** What a described system alone needs. */
  interface Rest {

    /** The file with the description. */
    Optional<Path> description();
  }

  /** What messages alone need. */
  interface Mail {

    Optional<String> host();

    @WithDefault("587")
    int port();

    @WithDefault("starttls")
    MailEncryption encryption();

    Optional<String> from();

    /** One address, or several with commas. */
    Optional<String> to();
  }

  /** How the connection to the mail server is encrypted. */
  enum MailEncryption {
    NONE,
    STARTTLS,
    TLS
  }

  /** How work orders are sent. */
  interface Dispatch {

    /** How many are sent at the same time. */
    @WithDefault("1")
    int senders();

    /** How often to look for due work orders when nothing was due. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** How long one sender may hold a work order; at least three calls long. */
    @WithDefault("75s")
    Duration lease();

    /** How long after a doubtful send a search can be trusted; at least a lease long. */
    @WithDefault("90s")
    Duration settle();

    @WithDefault("2s")
    Duration firstRetry();

    @WithDefault("15m")
    Duration longestRetry();
  }

  /** How work orders that the maintenance system has are read back. */
  interface Follow {

    /** How old the status of a work order may be before it is asked for again. */
    @WithDefault("60s")
    Duration interval();

    /** The part of the calls a minute that asking may take. */
    @WithDefault("0.2")
    double shareOfCalls();

    /**
     * Whether work that is completed ends the work order, though it is not closed: the fault that
     * comes again then gets a new one.
     */
    @WithDefault("true")
    boolean completedIsOver();
  }

  /** How two work orders for one fault are looked for. */
  interface Sweep {

    /** How often a work order is looked through; longer where the share of calls is too small. */
    @WithDefault("1h")
    Duration interval();

    /** Older work orders are let be. */
    @WithDefault("168h")
    Duration lookBack();

    /** The part of the calls a minute that it may take. */
    @WithDefault("0.05")
    double shareOfCalls();
  }

  /** When calls stop, and how they start again. */
  interface Gate {

    /** Failures in a row after which calls stop. */
    @WithDefault("5")
    int strikes();

    @WithDefault("5s")
    Duration firstPause();

    @WithDefault("60s")
    Duration longestPause();

    /** How often wrong credentials are tried again. */
    @WithDefault("60s")
    Duration authPause();

    /** Calls a minute right after an outage. */
    @WithDefault("10")
    int firstCallsPerMinute();

    /** How long those calls take to double. */
    @WithDefault("30s")
    Duration doubling();
  }
}
