package org.penstock.event;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One result of one analyte of one sample, on {@code lab.results.v1}.
 *
 * @param valueText the result as received
 * @param detectionLimit in {@code unit}
 * @param reportingLimit in {@code unit}
 */
public record LabResult(
    String eventId,
    String sampleId,
    String plantId,
    String location,
    @Nullable String tagName,
    String analyte,
    @Nullable String casNumber,
    @Nullable String method,
    @Nullable BigDecimal value,
    @Nullable String valueText,
    @Nullable ResultQualifier qualifier,
    @Nullable String unit,
    @Nullable BigDecimal detectionLimit,
    @Nullable BigDecimal reportingLimit,
    Instant collectedAt,
    @Nullable Instant receivedAt,
    @Nullable Instant analyzedAt,
    @Nullable String lab,
    @Nullable String analyst,
    int revision,
    @Nullable String comment) {

  public LabResult {
    Checks.text("eventId", eventId);
    Checks.text("sampleId", sampleId);
    Checks.text("plantId", plantId);
    Checks.text("location", location);
    Checks.text("analyte", analyte);
    Checks.present("collectedAt", collectedAt);
  }
}
