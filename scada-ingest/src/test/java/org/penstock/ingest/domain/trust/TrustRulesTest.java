package org.penstock.ingest.domain.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.Actor;
import org.penstock.ingest.domain.trust.CertificateDecision.Act;
import org.penstock.ingest.domain.trust.CertificateFacts.Validity;
import org.penstock.ingest.domain.trust.RenewalPlan.Step;

class TrustRulesTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2025-12-31T23:59:59Z, NOT_YET, 364",
    "2026-01-01T00:00:00Z, VALID, 364",
    "2026-12-01T00:00:00Z, VALID, 30",
    "2026-12-01T00:00:01Z, ENDS_SOON, 29",
    "2026-12-31T00:00:00Z, ENDS_SOON, 0",
    "2026-12-31T00:00:01Z, EXPIRED, -1"
  })
  void aCertificateCountsFromItsBeginningToItsEnd(Instant now, Validity validity, long daysLeft) {
    CertificateFacts certificate = Certificates.server("a");
    assertThat(certificate.validity(now, Duration.ofDays(30))).isEqualTo(validity);
    assertThat(certificate.daysLeft(now)).isEqualTo(daysLeft);
  }

  @Test
  void aCertificateNamesItsHostsByNameAndByAddress() {
    assertThat(Certificates.server("a").hosts()).containsExactly("plc.plant", "10.0.0.7");
  }

  @Test
  void aThumbprintIsReadAsPeopleCopyIt() {
    String sha1 = "AA:".repeat(19) + "aa ";
    assertThat(Thumbprint.parse(sha1))
        .hasValueSatisfying(found -> assertThat(found.isOf(Certificates.server("a"))).isTrue());
    assertThat(Thumbprint.parse("b".repeat(64)))
        .hasValueSatisfying(found -> {
          assertThat(found.isOf(Certificates.server("b"))).isTrue();
          assertThat(found.isOf(Certificates.server("a"))).isFalse();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aa", "../../etc/passwd", "gggggggggggggggggggggggggggggggggggggggg"})
  void whatIsNoThumbprintIsNoneOfAnyCertificate(String text) {
    assertThat(Thumbprint.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Thumbprint(text)).hasMessageContaining("thumbprint");
  }

  @ParameterizedTest
  @CsvSource({
    "61, false, NONE",
    "60, false, PREPARE",
    "-1, false, PREPARE",
    "60, true, NONE",
    "8, true, NONE",
    "7, true, SWITCH",
    "-1, true, SWITCH"
  })
  void theSuccessorIsMadeEarlyAndUsedLate(long daysLeft, boolean hasSuccessor, Step step) {
    RenewalPlan plan = new RenewalPlan(Duration.ofDays(60), Duration.ofDays(7));
    assertThat(plan.next(NOON.plus(Duration.ofDays(daysLeft)), hasSuccessor, NOON)).isEqualTo(step);
  }

  @Test
  void aSuccessorIsNeverUsedBeforeItIsMade() {
    assertThatThrownBy(() -> new RenewalPlan(Duration.ofDays(7), Duration.ofDays(60)))
        .hasMessageContaining("prepare_before");
    assertThatThrownBy(() -> new RenewalPlan(Duration.ofDays(7), Duration.ofDays(-1)))
        .hasMessageContaining("switch_before");
  }

  @Test
  void aClockIsComparedWithTheMiddleOfTheWay() {
    ClockSkew skew = ClockSkew.between(NOON, NOON.plusSeconds(601), NOON.plusSeconds(2));
    assertThat(skew.ahead()).isEqualTo(Duration.ofMinutes(10));
    assertThat(skew.uncertainty()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aClockThatIsOffIsSaidWithItsDirection() {
    Duration limit = Duration.ofSeconds(5);
    assertThat(new ClockSkew(Duration.ofMinutes(10), Duration.ZERO).warning(limit))
        .hasValueSatisfying(words -> assertThat(words).contains("600 s ahead of ours"));
    assertThat(new ClockSkew(Duration.ofMinutes(-10), Duration.ZERO).warning(limit))
        .hasValueSatisfying(words -> assertThat(words).contains("600 s behind ours"));
    assertThat(new ClockSkew(limit, Duration.ZERO).warning(limit)).isEmpty();
  }

  @Test
  void aSlowAnswerIsNotTakenForAWrongClock() {
    ClockSkew slow = new ClockSkew(Duration.ofSeconds(7), Duration.ofSeconds(3));
    assertThat(slow.warning(Duration.ofSeconds(5))).isEmpty();
  }

  @Test
  void aDecisionSaysWhoDidWhatToWhich() {
    CertificateDecision decision =
        CertificateDecision.of(
            "1",
            NOON,
            new Actor("sub", "ada", null, "Admin", null),
            Act.APPROVED,
            CertificateList.TRUSTED,
            Certificates.server("a"));
    assertThat(decision.sha256()).isEqualTo("a".repeat(64));
    assertThat(decision.subject()).isEqualTo("CN=plc-a");
  }
}
