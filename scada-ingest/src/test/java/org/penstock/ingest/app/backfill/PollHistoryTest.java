package org.penstock.ingest.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.ingest.domain.SourceFixture;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.TagSpec;

class PollHistoryTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeHistorian historian = new FakeHistorian();
  private final MemoryWatermarks watermarks = new MemoryWatermarks();
  private final TagSpec tag =
      SourceFixture.tag("a")
          .collecting(
              SourceFixture.collecting(
                  Collecting.Mode.HISTORY_POLL, SECOND, SECOND, 10, Deadband.NONE))
          .build();
  private final SourceSpec plc = source(tag);

  private PollHistory poll(Historian from) {
    return new HistoryFixture(plc, from, Map.of("scada.backfill.slice", "10m"))
        .poll(watermarks, InstantSource.fixed(NOON));
  }

  private Instant watermark() {
    return watermarks.of("plc-1", "a").orElseThrow();
  }

  @Test
  void afterALongAbsenceOnlyWhatMayBeReadAgainIsRemembered() {
    historian.holds("a", NOON.minus(Duration.ofHours(4)), 4 * 3_600);
    watermarks.reached("plc-1", List.of("a"), NOON.minus(Duration.ofHours(4)));
    PollHistory poll = poll(historian);

    poll.run(plc, List.of(tag));

    assertThat(watermark()).isEqualTo(NOON);
    assertThat(poll.remembered()).isBetween(1, 5);
  }

  @Test
  void aCatchUpThatIsBrokenOffRemembersOnePieceAndGoesOnAfterTheLastWholeOne() {
    historian.holds("a", NOON.minus(Duration.ofHours(4)), 4 * 3_600);
    watermarks.reached("plc-1", List.of("a"), NOON.minus(Duration.ofHours(4)));
    historian.goesAwayAfter(10);
    PollHistory poll = poll(historian);

    poll.run(plc, List.of(tag));

    assertThat(watermark()).isAfter(NOON.minus(Duration.ofHours(2).plusMinutes(40)));
    assertThat(poll.remembered()).isBetween(1, 700);
  }
}
