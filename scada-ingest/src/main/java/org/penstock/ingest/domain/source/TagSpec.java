package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ValueType;

/**
 * One tag as the plant wants it read.
 *
 * @param nodeId the node in the form {@code nsu=<namespace uri>;s=<id>}: a namespace index would
 *     change with the server's start order
 * @param valueType what the value must be; anything else is delivered as BAD, never cast
 * @param unit the unit that wins over the server's own
 * @param deadband smallest change worth a sample, in the tag's unit; 0 for every change
 * @param expectedPeriod how often a value is due while the source is up
 */
public record TagSpec(
    String tagName,
    String nodeId,
    String area,
    ValueType valueType,
    @Nullable String unit,
    @Nullable String assetId,
    @Nullable String assetName,
    @Nullable String description,
    @Nullable Double deadband,
    Duration expectedPeriod) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,199}");

  public TagSpec {
    if (!NAME.matcher(tagName).matches()) {
      throw new IllegalArgumentException(
          "tag_name: '%s' is not 1 to 200 of a-z 0-9 . _ -".formatted(tagName));
    }
    if (nodeId.isBlank() || area.isBlank()) {
      throw new IllegalArgumentException("node_id and area of " + tagName + " must not be blank");
    }
    if (deadband != null && !(deadband >= 0)) {
      throw new IllegalArgumentException("deadband of %s: %s".formatted(tagName, deadband));
    }
    if (!expectedPeriod.isPositive()) {
      throw new IllegalArgumentException(
          "expected_period of %s: %s".formatted(tagName, expectedPeriod));
    }
  }

  /** The unit from the configuration, which wins over the server's. */
  public Optional<String> configuredUnit() {
    return Optional.ofNullable(unit);
  }

  /** How long after the source's last sign of life the tag's last value no longer counts. */
  public Duration staleAfter() {
    return expectedPeriod.multipliedBy(3);
  }
}
