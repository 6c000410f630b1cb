package org.penstock.ingest.domain.tag;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.ValueType;

/**
 * One tag as the plant wants it read.
 *
 * @param nodeId the node in the form {@code nsu=<namespace uri>;s=<id>}: a namespace index would
 *     change with the server's start order
 * @param valueType what the value must be; anything else is delivered as BAD, never cast
 * @param unit the unit that wins over the server's own
 * @param group the group whose settings it takes
 * @param collecting the group's settings with the tag's own over them
 * @param enabled whether it is collected at all
 * @param arrayIndex which element of an array it is; null for the whole value
 * @param alarmTags flags of the same source that say in which alarm state SCADA has this tag
 * @param alarmOwner whose alarms of it count, ENGINE or SCADA; null for both
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
    String group,
    Collecting collecting,
    boolean enabled,
    @Nullable Integer arrayIndex,
    Map<ScadaAlarmState, String> alarmTags,
    @Nullable AlarmOrigin alarmOwner) {

  /** The group of tags that name none. */
  public static final String DEFAULT_GROUP = "default";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,199}");

  public TagSpec {
    if (!NAME.matcher(tagName).matches()) {
      throw new IllegalArgumentException(
          "tag_name: '%s' is not 1 to 200 of a-z 0-9 . _ -".formatted(tagName));
    }
    if (nodeId.isBlank() || area.isBlank()) {
      throw new IllegalArgumentException("node_id and area of " + tagName + " must not be blank");
    }
    if (arrayIndex != null && arrayIndex < 0) {
      throw new IllegalArgumentException("array_index of %s: %d".formatted(tagName, arrayIndex));
    }
    alarmTags = Map.copyOf(alarmTags);
  }

  /** The unit from the configuration, which wins over the server's. */
  public Optional<String> configuredUnit() {
    return Optional.ofNullable(unit);
  }

  /** Whether a deadband means anything for its values. */
  public boolean isNumeric() {
    return valueType == ValueType.DOUBLE
        || valueType == ValueType.INT
        || valueType == ValueType.LONG;
  }

  /** How long after the source's last sign of life the tag's last value no longer counts. */
  public Duration staleAfter() {
    return collecting.expectedPeriod().multipliedBy(3);
  }
}
