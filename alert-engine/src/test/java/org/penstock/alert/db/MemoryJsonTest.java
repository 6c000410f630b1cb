package org.penstock.alert.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.event.TagValue;

/** What rules remember survives the database: a rule that wakes up knows the same. */
class MemoryJsonTest {

  private final MemoryJson json = new MemoryJson();

  @ParameterizedTest
  @MethodSource("memories")
  void whatIsWrittenIsReadAgain(Memory memory) {
    assertThat(json.read(json.write(memory))).isEqualTo(memory);
  }

  static Stream<Memory> memories() {
    Memory.Samples samples =
        new Memory.Samples(
            Duration.ofMinutes(15),
            Samples.NOON,
            Arrays.asList(new BigDecimal("0.30"), null, new BigDecimal("100")));
    return Stream.of(
        Memory.Nothing.NOTHING,
        new Memory.LastSeen(Samples.noon(0.125), true),
        new Memory.FlatLine(null, null, Samples.NOON, false),
        new Memory.FlatLine(new BigDecimal("6.9"), new BigDecimal("7.00"), Samples.NOON, true),
        samples,
        new Memory.Window(samples, new BigDecimal("0.3000000000000001")),
        new Memory.Window(samples, null),
        new Memory.Disagreement(null, TagValue.of("OPEN"), null, false),
        new Memory.Disagreement(TagValue.of(true), TagValue.of(0L), Samples.NOON, true),
        new Memory.Times(List.of(Samples.NOON, Samples.noon(3)), TagValue.of(1.5)),
        new Memory.Times(List.of(), null));
  }
}
