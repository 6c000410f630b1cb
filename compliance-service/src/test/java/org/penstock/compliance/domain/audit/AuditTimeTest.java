package org.penstock.compliance.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditTimeTest {

  @Test
  void everyTimeHasTheSameWidth() {
    assertThat(AuditTime.text(Instant.parse("2026-11-23T10:00:00Z")))
        .isEqualTo("2026-11-23T10:00:00.000000Z");
    assertThat(AuditTime.text(Instant.parse("2026-11-23T10:00:00.1234569Z")))
        .isEqualTo("2026-11-23T10:00:00.123456Z");
  }
}
