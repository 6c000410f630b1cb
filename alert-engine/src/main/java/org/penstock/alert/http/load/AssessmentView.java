package org.penstock.alert.http.load;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.load.Assessment;
import org.penstock.alert.domain.load.Measure;

/** The measures of a period, and its floods. */
public record AssessmentView(
    Instant from,
    Instant to,
    @Nullable String area,
    List<Measure> measures,
    List<FloodView> floods) {

  /** A flood; its time in seconds. */
  public record FloodView(
      Instant from, Instant to, long durationSeconds, long alarms, long peakInTenMinutes) {}

  static AssessmentView of(Assessment assessment, @Nullable String area) {
    return new AssessmentView(
        assessment.load().period().from(),
        assessment.load().period().to(),
        area,
        assessment.measures(),
        assessment.floods().stream()
            .map(flood ->
                new FloodView(
                    flood.from(),
                    flood.to(),
                    flood.duration().toSeconds(),
                    flood.alarms(),
                    flood.peak()))
            .toList());
  }
}
