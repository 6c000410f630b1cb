package org.penstock.bench.alerts;

import java.util.Locale;
import org.penstock.ingest.domain.sample.AreaPartition;
import org.penstock.topic.Topics;

/** A plant of many levels, each with one high limit. */
final class LevelPlant {

  /** Above it the alarm is active; it ends below the deadband. */
  static final double LIMIT = 100;

  static final double DEADBAND = 5;

  /** So many that no partition of the readings is without one. */
  private static final int AREAS = 48;

  private LevelPlant() {}

  static String area(int tag) {
    return String.format(Locale.ROOT, "area%02d", tag % AREAS);
  }

  static String tagName(int tag) {
    return String.format(Locale.ROOT, "%s.level%05d", area(tag), tag);
  }

  /** The number of a tag, from its name. */
  static int number(String tagName) {
    return Integer.parseInt(tagName, tagName.length() - 5, tagName.length(), 10);
  }

  static int partition(int tag) {
    return AreaPartition.of(area(tag), Topics.READINGS.partitions());
  }

  /** One rule for each tag, as a rules file. */
  static String rules(int tags) {
    StringBuilder sheet = new StringBuilder("plant_id: wtp-1\nrules:\n");
    for (int tag = 0; tag < tags; tag++) {
      sheet.append(
          String.format(
              Locale.ROOT,
              "- {id: level%05d-high, kind: LIMIT, area: %s, tag: %s, asset_id: TANK-%05d,"
                  + " asset_name: Tank %d, title: Level of tank %d high,"
                  + " levels: {H: {limit: %.0f}}, deadband: %.0f, priority: LOW,"
                  + " alarm_class: PROCESS, wo_policy: NEVER}%n",
              tag,
              area(tag),
              tagName(tag),
              tag,
              tag,
              tag,
              LIMIT,
              DEADBAND));
    }
    return sheet.toString();
  }
}
