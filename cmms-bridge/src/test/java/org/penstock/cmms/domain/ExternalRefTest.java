package org.penstock.cmms.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExternalRefTest {

  private static final Instant START = Instant.parse("2026-11-23T16:52:00Z");

  @Test
  void theSameOccurrenceAlwaysHasTheSameReference() {
    // The first 90 bits of the SHA-256 of "wtp-1␟alarm-7f3c␟2026-11-23T16:52:00Z", taken elsewhere.
    assertThat(ExternalRef.of("wtp-1", "alarm-7f3c", START)).hasToString("WTMVSH39B45YJC3VQ0TS");
  }

  @Test
  void itFitsTwentyUpperCaseCharacters() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(ExternalRef.of("wtp-1", "alarm-" + i, START).value())
          .matches("WT[0-9ABCDEFGHJKMNPQRSTVWXYZ]{18}");
    }
  }

  @Test
  void plantAlarmAndStartEachCount() {
    Set<ExternalRef> refs = new HashSet<>();
    refs.add(ExternalRef.of("wtp-1", "a", START));
    refs.add(ExternalRef.of("wtp-2", "a", START));
    refs.add(ExternalRef.of("wtp-1", "b", START));
    refs.add(ExternalRef.of("wtp-1", "a", START.plusMillis(1)));
    refs.add(ExternalRef.of("wtp-1a", "", START));

    assertThat(refs).hasSize(5);
  }

  @Test
  void anotherShapeIsNoReference() {
    assertThatThrownBy(() -> new ExternalRef("wt4k2m9q8r7t6v5w3x1a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wt4k2m9q8r7t6v5w3x1a");
  }
}
