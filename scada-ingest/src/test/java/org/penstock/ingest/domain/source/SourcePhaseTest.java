package org.penstock.ingest.domain.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourcePhaseTest {

  /** In the order of the columns below. */
  private static final List<SourceSign> SIGNS =
      List.of(
          new SourceSign.Attempt(),
          new SourceSign.SessionOpened(),
          new SourceSign.Resolving(),
          new SourceSign.Subscribing(),
          new SourceSign.Delivers(true),
          new SourceSign.Delivers(false),
          new SourceSign.Failed(SourceFault.SILENT),
          new SourceSign.Failed(SourceFault.CONNECTION_LOST),
          new SourceSign.Pause(),
          new SourceSign.Stop());

  /** Each phase, then what follows from each sign; a dot where it stays as it is. */
  private static final String TABLE =
      """
      STOPPED    CONNECTING .         .         .           .       .        .       .          PAUSED .
      PAUSED     CONNECTING .         .         .           .       .        .       .          .      STOPPED
      CONNECTING .          CONNECTED .         .           RUNNING DEGRADED STALLED RECOVERING PAUSED STOPPED
      UNREACHABLE .         CONNECTED .         .           RUNNING DEGRADED STALLED RECOVERING PAUSED STOPPED
      CERT_UNTRUSTED .      CONNECTED .         .           RUNNING DEGRADED STALLED RECOVERING PAUSED STOPPED
      AUTH_FAILED .         CONNECTED .         .           RUNNING DEGRADED STALLED RECOVERING PAUSED STOPPED
      INCOMPATIBLE_SECURITY . CONNECTED .       .           RUNNING DEGRADED STALLED RECOVERING PAUSED STOPPED
      CONNECTED  RECOVERING .         RESOLVING SUBSCRIBING RUNNING DEGRADED STALLED RECOVERING PAUSED STOPPED
      RESOLVING  RECOVERING CONNECTED .         SUBSCRIBING RUNNING DEGRADED STALLED RECOVERING PAUSED STOPPED
      SUBSCRIBING RECOVERING CONNECTED .        .           RUNNING DEGRADED STALLED RECOVERING PAUSED STOPPED
      RUNNING    RECOVERING CONNECTED .         .           .       DEGRADED STALLED RECOVERING PAUSED STOPPED
      DEGRADED   RECOVERING CONNECTED .         .           RUNNING .        STALLED RECOVERING PAUSED STOPPED
      STALLED    RECOVERING CONNECTED .         .           RUNNING DEGRADED .       RECOVERING PAUSED STOPPED
      RECOVERING .          CONNECTED .         .           RUNNING DEGRADED STALLED .          PAUSED STOPPED
      """;

  private static Map<SourcePhase, List<SourcePhase>> table() {
    Map<SourcePhase, List<SourcePhase>> table = new LinkedHashMap<>();
    for (String line : TABLE.lines().toList()) {
      List<String> cells = List.of(line.strip().split(" +", -1));
      SourcePhase from = SourcePhase.valueOf(cells.getFirst());
      table.put(
          from,
          cells.stream()
              .skip(1)
              .map(cell -> ".".equals(cell) ? from : SourcePhase.valueOf(cell))
              .toList());
    }
    return table;
  }

  static Stream<SourcePhase> phases() {
    return Arrays.stream(SourcePhase.values());
  }

  @ParameterizedTest
  @MethodSource("phases")
  void everySignInEveryPhaseHasItsOutcome(SourcePhase from) {
    assertThat(SIGNS.stream().map(from::after)).containsExactlyElementsOf(table().get(from));
  }

  @ParameterizedTest
  @MethodSource("phases")
  void everyFaultLeadsToItsOwnPhaseUnlessAPersonTookTheSourceOut(SourcePhase from) {
    for (SourceFault fault : SourceFault.values()) {
      assertThat(from.after(new SourceSign.Failed(fault)))
          .isEqualTo(from.isOut() ? from : fault.phase());
    }
  }

  @Test
  void valuesAreExpectedOfASourceThatRunsAloneOrWithAFewTagsLess() {
    assertThat(phases().filter(SourcePhase::isLive))
        .containsExactly(SourcePhase.RUNNING, SourcePhase.DEGRADED);
  }

  @Test
  void nothingButAnAttemptBringsBackWhatAPersonTookOut() {
    Random random = new Random(42);
    SourcePhase phase = SourcePhase.PAUSED;
    for (int i = 0; i < 10_000; i++) {
      SourceSign sign = SIGNS.get(random.nextInt(SIGNS.size()));
      SourcePhase next = phase.after(sign);
      if (phase.isOut() && !next.isOut()) {
        assertThat(sign).isInstanceOf(SourceSign.Attempt.class);
      }
      phase = next;
    }
  }
}
