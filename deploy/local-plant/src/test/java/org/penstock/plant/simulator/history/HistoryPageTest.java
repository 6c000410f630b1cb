package org.penstock.plant.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.junit.jupiter.api.Test;

class HistoryPageTest {
  @Test
  void aContinuationPointCarriesThePageWhole() {
    HistoryPage page =
        new HistoryPage(
            Instant.parse("2026-05-04T06:00:00.123Z"),
            Instant.parse("9999-12-31T23:59:59Z"),
            true,
            3);
    assertThat(HistoryPage.resume(page.continuationPoint())).contains(page);
  }

  @Test
  void whatIsNoContinuationPointIsNone() {
    assertThat(HistoryPage.resume(ByteString.of(new byte[] {1, 2}))).isEmpty();
    assertThat(HistoryPage.resume(ByteString.NULL_VALUE)).isEmpty();
  }
}
