package org.penstock.ingest.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.Samples.tag;
import static org.penstock.ingest.domain.Samples.turbidity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.SourceState;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.source.RecoveryPlan.Observation;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;

class SourceRulesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(strings = {"", "Filter2", "a b", ".a", "ä"})
  void aTagNameIsLowerCaseWithoutBlanks(String name) {
    assertThatThrownBy(() -> tag(name, ValueType.DOUBLE, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tag_name");
  }

  @Test
  void aTagThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> spec(" ", "filters", null, SECOND)).hasMessageContaining("node_id");
    assertThatThrownBy(() -> spec("ns=1;s=x", " ", null, SECOND)).hasMessageContaining("area");
    assertThatThrownBy(() -> spec("ns=1;s=x", "filters", -0.1, SECOND))
        .hasMessageContaining("deadband");
    assertThatThrownBy(() -> spec("ns=1;s=x", "filters", Double.NaN, SECOND))
        .hasMessageContaining("deadband");
    assertThatThrownBy(() -> spec("ns=1;s=x", "filters", null, Duration.ZERO))
        .hasMessageContaining("expected_period");
    assertThat(spec("ns=1;s=x", "filters", 0.0, SECOND).staleAfter())
        .isEqualTo(Duration.ofSeconds(3));
  }

  private static TagSpec spec(
      String node, String area, @Nullable Double deadband, Duration period) {
    return new TagSpec("a.b", node, area, ValueType.INT, null, null, null, null, deadband, period);
  }

  @Test
  void aSourceKnowsItsTagsAndKeepsItsPasswordToItself() {
    SourceSpec source = source(turbidity());
    assertThat(source.tag("filters.filter2.turbidity")).contains(turbidity());
    assertThat(source.tag("other")).isEmpty();
    assertThat(source.toString()).contains("reader").doesNotContain("secret");
    assertThatThrownBy(() -> source(turbidity(), turbidity())).hasMessageContaining("twice");
    assertThatThrownBy(() ->
            new SourceSpec(
                " ",
                "p",
                "u",
                source.security(),
                source.login(),
                source.collection(),
                List.of(),
                0))
        .hasMessageContaining("id");
  }

  @Test
  void aQueueOfOneWouldLoseValuesWithoutAMark() {
    assertThatThrownBy(() -> new SourceSpec.Collection(SECOND, SECOND, 1))
        .hasMessageContaining("queue_size");
    assertThatThrownBy(() -> new SourceSpec.Collection(Duration.ZERO, SECOND, 2))
        .hasMessageContaining("publishing_interval");
    assertThatThrownBy(() -> new SourceSpec.Collection(SECOND, SECOND.negated(), 2))
        .hasMessageContaining("sampling_interval");
  }

  @Test
  void theSourcesAreFoundByIdAndByTag() {
    Sources sources =
        new Sources(
            List.of(source(turbidity())),
            new InboundTags("wtp-1", List.of(), 0),
            List.of("tag 3: area is missing"));
    assertThat(sources.byId("plc-1")).isPresent();
    assertThat(sources.byId("plc-2")).isEmpty();
    assertThat(sources.ofTag("filters.filter2.turbidity")).isPresent();
    assertThat(sources.ofTag("x")).isEmpty();
    assertThat(sources.inbound().tag("x")).isEmpty();
  }

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
    "LOGIN_REFUSED, 9, 1, 45000"
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
    "0x80140000, true, CERTIFICATE_INVALID, CERT_UNTRUSTED",
    "0x80140000, false, CLIENT_CERTIFICATE_REFUSED, CERT_UNTRUSTED",
    "0x801F0000, false, LOGIN_REFUSED, AUTH_FAILED",
    "0x80210000, false, LOGIN_REFUSED, AUTH_FAILED",
    "0x80550000, false, SECURITY_NOT_OFFERED, UNREACHABLE",
    "0x80560000, false, SERVER_BUSY, UNREACHABLE",
    "0x800A0000, false, UNREACHABLE, UNREACHABLE",
    "0x80AC0000, false, UNREACHABLE, UNREACHABLE",
    "0x80010000, false, UNEXPECTED, UNREACHABLE"
  })
  void aStatusCodeNamesAFaultWithAdvice(
      String code, boolean rejectedByUs, SourceFault expected, SourceState state) {
    SourceFault fault = SourceFault.ofStatus(Long.decode(code), rejectedByUs);
    assertThat(fault).isEqualTo(expected);
    assertThat(fault.state()).isEqualTo(state);
    assertThat(fault.advice()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  5, false,  1, 0, NONE",
    "true,  5, false, 15, 0, NONE",
    "true,  5, false, 16, 0, RECREATE_SUBSCRIPTION",
    "true,  5, true,   1, 0, RECREATE_SUBSCRIPTION",
    "true,  5, false, 16, 2, RECREATE_SUBSCRIPTION",
    "true,  5, false, 16, 3, REBUILD_CLIENT",
    "false, 5, false,  1, 0, WAIT_FOR_SESSION",
    "false, 60, true, 99, 3, WAIT_FOR_SESSION",
    "false, 61, false, 1, 0, REBUILD_CLIENT"
  })
  void eachSilenceHasItsStep(
      boolean active, long sessionAge, boolean lost, long silence, int failed, Step expected) {
    RecoveryPlan plan = new RecoveryPlan(Duration.ofSeconds(15), Duration.ofSeconds(60), 3);
    Instant now = NOON;
    Observation seen =
        new Observation(
            now, active, now.minusSeconds(sessionAge), lost, now.minusSeconds(silence), failed);
    assertThat(plan.next(seen)).isEqualTo(expected);
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
