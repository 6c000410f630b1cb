package org.penstock.ingest.app.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.ClockSkew;
import org.penstock.ingest.domain.trust.TrustGauges;

/**
 * Keeps what the connections learn of each server: its certificate and its clock, with the advice
 * that follows. Told from the library's callbacks, so it never waits.
 */
@ApplicationScoped
public class WatchServers {

  private static final Logger LOG = Logger.getLogger(WatchServers.class);

  private final Map<String, Seen> servers = new ConcurrentHashMap<>();
  private final TrustGauges gauges;
  private final InstantSource clock;
  private final Duration soon;
  private final Duration skewLimit;

  public WatchServers(TrustGauges gauges, InstantSource clock, IngestConfig config) {
    this.gauges = gauges;
    this.clock = clock;
    this.soon = config.pki().warnBefore();
    this.skewLimit = config.clock().warnAbove();
  }

  /**
   * What is known of a server.
   *
   * @param certificate the one that it last showed
   */
  public record Seen(@Nullable CertificateFacts certificate, @Nullable ClockSkew skew) {

    /** Its clock, if it was read. */
    public Optional<ClockSkew> clock() {
      return Optional.ofNullable(skew);
    }
  }

  /** The server showed this certificate. */
  public void showed(String sourceId, CertificateFacts certificate) {
    Seen before =
        servers.put(sourceId, new Seen(certificate, of(sourceId).map(Seen::skew).orElse(null)));
    gauges.serverCertificateEnds(sourceId, certificate.notAfter());
    if (before == null || !certificate.equals(before.certificate())) {
      certificateAdvice(certificate).ifPresent(advice -> LOG.warnf("%s: %s", sourceId, advice));
    }
  }

  /** The server's clock was read. */
  public void clockRead(String sourceId, ClockSkew skew) {
    Seen before =
        servers.put(sourceId, new Seen(of(sourceId).map(Seen::certificate).orElse(null), skew));
    gauges.clockIsAhead(sourceId, skew.ahead());
    ClockSkew known = before == null ? null : before.skew();
    if (known == null || known.warning(skewLimit).isEmpty()) {
      skew.warning(skewLimit).ifPresent(advice -> LOG.warnf("%s: %s", sourceId, advice));
    }
  }

  /** What is known of the source's server; empty before its first answer. */
  public Optional<Seen> of(String sourceId) {
    return Optional.ofNullable(servers.get(sourceId));
  }

  /** The sources whose server last showed that certificate. */
  List<String> thatShowed(CertificateFacts certificate) {
    return servers.entrySet().stream()
        .filter(entry -> certificate.equals(entry.getValue().certificate()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What a person should do about the server although it delivers. */
  public List<String> advice(String sourceId) {
    List<String> advice = new ArrayList<>();
    of(sourceId)
        .ifPresent(seen -> {
          CertificateFacts certificate = seen.certificate();
          if (certificate != null) {
            certificateAdvice(certificate).ifPresent(advice::add);
          }
          ClockSkew skew = seen.skew();
          if (skew != null) {
            skew.warning(skewLimit).ifPresent(advice::add);
          }
        });
    return advice;
  }

  /** Says once more in the log what is still to be done. Called once a day. */
  void remind() {
    servers
        .keySet()
        .forEach(source -> advice(source).forEach(advice -> LOG.warnf("%s: %s", source, advice)));
  }

  private Optional<String> certificateAdvice(CertificateFacts certificate) {
    Instant now = clock.instant();
    return switch (certificate.validity(now, soon)) {
      case VALID -> Optional.empty();
      case NOT_YET ->
          Optional.of("The server's certificate is not valid before " + certificate.notBefore());
      case ENDS_SOON ->
          Optional.of(
              "The server's certificate ends in %d days. Renew it on the server and approve the new"
                      .formatted(certificate.daysLeft(now))
                  + " one here.");
      case EXPIRED ->
          Optional.of(
              "The server's certificate ended at %s. The running session goes on; the next one will"
                      .formatted(certificate.notAfter())
                  + " be refused until the server has a new one.");
    };
  }
}
