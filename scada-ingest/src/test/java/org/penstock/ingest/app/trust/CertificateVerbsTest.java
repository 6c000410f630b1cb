package org.penstock.ingest.app.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.penstock.event.Actor;
import org.penstock.ingest.app.trust.DecideCertificates.Decided;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.trust.CertificateDecision;
import org.penstock.ingest.domain.trust.CertificateDecision.Act;
import org.penstock.ingest.domain.trust.CertificateList;
import org.penstock.ingest.domain.trust.Certificates;
import org.penstock.ingest.domain.trust.ClockSkew;
import org.penstock.ingest.domain.trust.Thumbprint;

class CertificateVerbsTest {

  private static final Actor ADA = new Actor("sub-1", "ada", null, "Admin", null);
  private static final Thumbprint A = new Thumbprint("a".repeat(40));
  private static final byte[] FILE_B = "b".getBytes(StandardCharsets.US_ASCII);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-07-01T12:00:00Z"));
  private final InstantSource clock = now::get;
  private final MemoryTrust trust = new MemoryTrust();
  private final IngestConfig config =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(IngestConfig.class)
          .build()
          .getConfigMapping(IngestConfig.class);
  private final WatchServers servers = new WatchServers(trust, clock, config);
  private final DecideCertificates decide =
      new DecideCertificates(trust, trust, trust, servers, trust, UUID::randomUUID, clock);
  private final RenewCertificate renew =
      new RenewCertificate(trust, servers, decide, trust, clock, config);

  @Test
  void anApprovedCertificateIsTrustedAndTheDecisionStored() {
    trust.on(CertificateList.REJECTED).add(Certificates.server("a"));
    assertThat(decide.approve(A, ADA)).isEqualTo(new Decided.Done(Certificates.server("a")));
    assertThat(trust.on(CertificateList.TRUSTED)).containsExactly(Certificates.server("a"));
    assertThat(trust.on(CertificateList.REJECTED)).isEmpty();
    assertThat(trust.stored)
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.act()).isEqualTo(Act.APPROVED);
          assertThat(decision.actor()).isEqualTo(ADA);
          assertThat(decision.at()).isEqualTo(now.get());
        });
  }

  @Test
  void whatNoServerShowedCannotBeApprovedOrDismissed() {
    assertThat(decide.approve(A, ADA)).isEqualTo(new Decided.Unknown());
    assertThat(decide.dismiss(A, ADA)).isEqualTo(new Decided.Unknown());
    assertThat(decide.remove(CertificateList.TRUSTED, A, ADA)).isEqualTo(new Decided.Unknown());
    assertThat(trust.journal).isEmpty();
  }

  @Test
  void aDecisionIsTakenAlsoWithoutTheDatabaseWhichGetsItLater() {
    trust.isDatabaseAway = true;
    trust.on(CertificateList.REJECTED).add(Certificates.server("a"));
    assertThat(decide.dismiss(A, ADA)).isInstanceOf(Decided.Done.class);
    assertThat(trust.on(CertificateList.REJECTED)).isEmpty();
    assertThat(trust.stored).isEmpty();

    trust.isDatabaseAway = false;
    renew.look();
    renew.look();
    assertThat(trust.stored).extracting(CertificateDecision::act).containsExactly(Act.DISMISSED);
  }

  @Test
  void anUploadedCertificateIsPutOnItsListAndTakenOff() {
    assertThat(decide.add(CertificateList.ISSUER, FILE_B, ADA)).isInstanceOf(Decided.Done.class);
    assertThat(trust.on(CertificateList.ISSUER)).hasSize(1);
    Thumbprint b = new Thumbprint("b".repeat(64));
    assertThat(decide.remove(CertificateList.ISSUER, b, ADA)).isInstanceOf(Decided.Done.class);
    assertThat(trust.on(CertificateList.ISSUER)).isEmpty();
    assertThat(decide.add(CertificateList.TRUSTED, new byte[0], ADA))
        .isEqualTo(new Decided.Unreadable("it is empty"));
    assertThat(trust.stored)
        .extracting(CertificateDecision::act)
        .containsExactly(Act.ADDED, Act.REMOVED);
  }

  @Test
  void theSourceThatAnApprovedCertificateIsOfConnectsAtOnce() {
    trust.on(CertificateList.REJECTED).add(Certificates.server("a"));
    trust.seenBy = "plc";
    assertThat(decide.approve(A, ADA)).isInstanceOf(Decided.Done.class);
    assertThat(trust.restarted).containsExactly("plc");
  }

  @Test
  void theSessionWithAServerThatIsNotTrustedAnyMoreIsEnded() {
    trust.on(CertificateList.TRUSTED).add(Certificates.server("a"));
    servers.showed("plc", Certificates.server("a"));
    servers.showed("other", Certificates.server("b"));
    assertThat(decide.remove(CertificateList.TRUSTED, A, ADA)).isInstanceOf(Decided.Done.class);
    assertThat(trust.restarted).containsExactly("plc");
  }

  @Test
  void aConfiguredCertificateIsNotTakenOffBecauseItWouldComeBack() {
    trust.on(CertificateList.TRUSTED).add(Certificates.server("a"));
    trust.configured = Certificates.server("a");
    assertThat(decide.remove(CertificateList.TRUSTED, A, ADA))
        .isInstanceOf(Decided.Configured.class);
    assertThat(trust.on(CertificateList.TRUSTED)).hasSize(1);
  }

  @Test
  void ourCertificateGetsASuccessorAndIsReplacedByItInTime() {
    now.set(Certificates.END.minus(Duration.ofDays(61)));
    renew.look();
    assertThat(trust.next).isNull();
    now.set(Certificates.END.minus(Duration.ofDays(60)));
    renew.look();
    assertThat(trust.next).isNotNull();
    assertThat(trust.current).isEqualTo(Certificates.server("0"));
    assertThat(trust.ends).containsEntry("", Certificates.END);
    now.set(Certificates.END.minus(Duration.ofDays(7)));
    renew.look();
    assertThat(trust.current.sha1()).startsWith("9");
    assertThat(trust.ends).containsEntry("", trust.current.notAfter());
  }

  @Test
  void aCertificateThatWasLetEndIsReplacedAtOnce() {
    now.set(Certificates.END.plusSeconds(1));
    renew.look();
    assertThat(trust.current.sha1()).startsWith("9");
  }

  @Test
  void thePreparedCertificateIsUsedWhenSomebodySaysSo() {
    assertThat(decide.renew(ADA)).isEqualTo(new Decided.Unknown());
    trust.prepareNext();
    assertThat(decide.renew(ADA)).isInstanceOf(Decided.Done.class);
    assertThat(trust.current.sha1()).startsWith("9");
    assertThat(trust.stored).extracting(CertificateDecision::act).containsExactly(Act.RENEWED);
  }

  @Test
  void aServerWhoseCertificateEndsIsSaidBeforeAndAfter() {
    servers.showed("plc", Certificates.server("a"));
    assertThat(servers.advice("plc")).isEmpty();
    assertThat(servers.advice("unknown")).isEmpty();
    assertThat(trust.ends).containsEntry("plc", Certificates.END);

    now.set(Certificates.END.minus(Duration.ofDays(3)));
    assertThat(servers.advice("plc")).singleElement().asString().contains("ends in 3 days");
    now.set(Certificates.END.plusSeconds(1));
    assertThat(servers.advice("plc")).singleElement().asString().contains("session goes on");
    now.set(Certificates.BEGIN.minusSeconds(1));
    assertThat(servers.advice("plc")).singleElement().asString().contains("not valid before");
  }

  @Test
  void aServerWhoseClockIsOffIsSaid() {
    servers.showed("plc", Certificates.server("a"));
    servers.clockRead("plc", new ClockSkew(Duration.ofMinutes(10), Duration.ZERO));
    assertThat(servers.advice("plc")).singleElement().asString().contains("600 s ahead");
    assertThat(trust.skews).containsEntry("plc", Duration.ofMinutes(10));
    servers.clockRead("plc", new ClockSkew(Duration.ZERO, Duration.ZERO));
    servers.showed("plc", Certificates.server("b"));
    assertThat(servers.advice("plc")).isEmpty();
    assertThat(servers.of("plc"))
        .hasValueSatisfying(
            seen -> assertThat(seen.certificate()).isEqualTo(Certificates.server("b")));
  }
}
