package org.penstock.ingest.domain.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;

/** Gaps and jobs for the tests. */
public final class Jobs {

  public static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  private Jobs() {}

  public static Window window(int fromSecond, int toSecond) {
    return new Window(NOON.plusSeconds(fromSecond), NOON.plusSeconds(toSecond));
  }

  public static BackfillJob job(String id, Window window, JobState state, String... gaps) {
    return new BackfillJob(
        id,
        "plc-1",
        List.of(),
        window,
        false,
        Duration.ofHours(1),
        true,
        List.of(gaps),
        null,
        NOON,
        state,
        "",
        NOON);
  }

  public static Gap gap(String id, @Nullable String tag, int from, @Nullable Integer to) {
    return gap(id, tag, from, to, GapRecovery.PENDING);
  }

  public static Gap gap(
      String id, @Nullable String tag, int from, @Nullable Integer to, GapRecovery recovery) {
    return new Gap(
        id,
        "plc-1",
        "wtp-1",
        tag,
        NOON.plusSeconds(from),
        to == null ? null : NOON.plusSeconds(to),
        GapCause.CONNECTION_LOST,
        recovery,
        null,
        0,
        0,
        null,
        NOON.plusSeconds(from));
  }
}
