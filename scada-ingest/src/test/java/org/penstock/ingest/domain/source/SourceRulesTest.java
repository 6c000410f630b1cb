package org.penstock.ingest.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRulesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, 1, 0, 1000",
    "UNREACHABLE, 2, 0, 2000",
    "UNREACHABLE, 5, 0, 16000",
    "UNREACHABLE, 6, 0, 30000",
    "UNREACHABLE, 1000, 0, 30000",
    "UNREACHABLE, 0, 0, 1000",
    "UNREACHABLE, 1, 1, 750",
    "LOGIN_REFUSED, 1, 0, 60000",
    "LOGIN_REFUSED, 9, 1, 60000",
    "LOGIN_NOT_OFFERED, 1, 1, 60000",
    "SECRET_MISSING, 1, 0.5, 60000"
  })
  void pausesGrowUpToALimitAndARefusedLoginWaitsLonger(
      SourceFault fault, int attempt, double jitter, long millis) {
    ReconnectSchedule schedule =
        new ReconnectSchedule(SECOND, Duration.ofSeconds(30), Duration.ofSeconds(60));
    assertThat(schedule.pause(fault, attempt, jitter)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void aRefusedLoginNeverWaitsLessThanOthers() {
    ReconnectSchedule schedule =
        new ReconnectSchedule(SECOND, Duration.ofSeconds(30), Duration.ofSeconds(2));
    assertThat(schedule.pause(SourceFault.LOGIN_REFUSED, 9, 0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(schedule.pause(SourceFault.LOGIN_REFUSED, 1, 1)).isEqualTo(Duration.ofSeconds(2));
    assertThatThrownBy(() -> new ReconnectSchedule(Duration.ZERO, SECOND, SECOND))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReconnectSchedule(SECOND, Duration.ofMillis(1), SECOND))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0x801A0000, true, CERTIFICATE_UNTRUSTED, CERT_UNTRUSTED",
    "0x80130000, true, CERTIFICATE_UNTRUSTED, CERT_UNTRUSTED",
    "0x80130000, false, CLIENT_CERTIFICATE_REFUSED, CERT_UNTRUSTED",
    "0x80140000, true, CERTIFICATE_EXPIRED, CERT_UNTRUSTED",
    "0x80160000, true, CERTIFICATE_WRONG_NAME, CERT_UNTRUSTED",
    "0x80170000, false, CLIENT_CERTIFICATE_REFUSED, CERT_UNTRUSTED",
    "0x801D0000, true, CERTIFICATE_INVALID, CERT_UNTRUSTED",
    "0x80180000, false, CLIENT_CERTIFICATE_REFUSED, CERT_UNTRUSTED",
    "0x80140000, false, CLIENT_CERTIFICATE_REFUSED, CERT_UNTRUSTED",
    "0x801F0000, false, LOGIN_REFUSED, AUTH_FAILED",
    "0x80210000, false, LOGIN_REFUSED, AUTH_FAILED",
    "0x80550000, false, SECURITY_NOT_OFFERED, INCOMPATIBLE_SECURITY",
    "0x80560000, false, SERVER_BUSY, UNREACHABLE",
    "0x800A0000, false, UNREACHABLE, UNREACHABLE",
    "0x80AC0000, false, UNREACHABLE, UNREACHABLE",
    "0x80010000, false, UNEXPECTED, UNREACHABLE"
  })
  void aStatusCodeNamesAFaultWithAdvice(
      String code, boolean rejectedByUs, SourceFault expected, SourcePhase phase) {
    SourceFault fault = SourceFault.ofStatus(Long.decode(code), rejectedByUs);
    assertThat(fault).isEqualTo(expected);
    assertThat(fault.phase()).isEqualTo(phase);
    assertThat(fault.advice()).isNotBlank();
  }

  @Test
  void aTestPassedWhenEveryStepDid() {
    ConnectionTest.Step passed =
        new ConnectionTest.Step("tcp", ConnectionTest.Outcome.PASSED, "connected", "", 1);
    ConnectionTest.Step skipped =
        new ConnectionTest.Step("read", ConnectionTest.Outcome.SKIPPED, "", "", 0);
    assertThat(new ConnectionTest("plc-1", "opc.tcp://x", List.of(passed)).passed()).isTrue();
    assertThat(new ConnectionTest("plc-1", "opc.tcp://x", List.of(passed, skipped)).passed())
        .isFalse();
  }
}
