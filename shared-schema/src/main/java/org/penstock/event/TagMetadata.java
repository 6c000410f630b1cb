package org.penstock.event;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tag, on {@code scada.tags.v1}.
 *
 * @param nodeId with the namespace's URI: {@code nsu=...;s=...}
 * @param euLow lower end of the engineering range, in {@code unit}
 * @param euHigh upper end of the engineering range, in {@code unit}
 * @param publishingIntervalMs milliseconds
 * @param deadband absolute, in {@code unit}
 * @param revision of the tag list
 */
public record TagMetadata(
    String tagName,
    String plantId,
    String area,
    String sourceId,
    String nodeId,
    ValueType valueType,
    @Nullable String unit,
    @Nullable String description,
    @Nullable String assetId,
    @Nullable String assetName,
    @Nullable BigDecimal euLow,
    @Nullable BigDecimal euHigh,
    @Nullable Long publishingIntervalMs,
    @Nullable BigDecimal deadband,
    @Nullable AlarmOrigin alarmOwner,
    boolean enabled,
    long revision,
    Instant updatedAt) {

  public TagMetadata {
    Checks.text("tagName", tagName);
    Checks.text("plantId", plantId);
    Checks.text("area", area);
    Checks.text("sourceId", sourceId);
    Checks.text("nodeId", nodeId);
    Checks.present("valueType", valueType);
    Checks.present("updatedAt", updatedAt);
  }
}
