package org.penstock.crash;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The areas of the tests and the rules of each; an area is used by one test and then no more. */
final class Areas {

  /** More than the transaction has steps. */
  private static final int OF_CUTS = 60;

  /** So many that each of two instances has some. */
  private static final int SHARED = 12;

  /** After which a level's area is called silent. */
  static final Duration SILENCE = Duration.ofSeconds(5);

  private Areas() {}

  /** The area of the run without a kill. */
  static String untouched() {
    return "untouched";
  }

  /** The area of a run with a kill. */
  static String cut(int number) {
    if (number >= OF_CUTS) {
      throw new IllegalArgumentException("there is no area for cut " + number);
    }
    return String.format(Locale.ROOT, "cut%02d", number);
  }

  /** The areas that two instances share. */
  static Stream<String> shared() {
    return IntStream.range(0, SHARED).mapToObj(i -> String.format(Locale.ROOT, "shared%02d", i));
  }

  /** All rules, as a rules file. */
  static String rules() {
    StringBuilder sheet = new StringBuilder("plant_id: wtp-1\nrules:\n");
    Stream.concat(Stream.of(untouched()), IntStream.range(0, OF_CUTS).mapToObj(Areas::cut))
        .forEach(area -> sheet.append(rulesOfAStory(area)));
    shared().forEach(area -> sheet.append(rulesOfALevel(area)));
    return sheet.toString();
  }

  private static String rulesOfAStory(String area) {
    return """
    - id: %1$s-turbidity
      kind: LIMIT
      tag: %1$s.turbidity
      levels: {H: {limit: 1}, HH: {limit: 5}}
      deadband: 0.1
      off_delay: PT1S
      unacknowledged_after: PT1H
      wo_policy: NEVER
    %2$s
    - id: %1$s-chlorine
      kind: LIMIT
      tag: %1$s.chlorine
      levels: {L: {limit: 0.2}}
      deadband: 0.1
      on_delay: PT2S
      wo_policy: ON_RAISE
    %2$s
    """
        .formatted(area, common(area));
  }

  private static String rulesOfALevel(String area) {
    return """
    - id: %1$s-level
      kind: LIMIT
      tag: %1$s.level
      levels: {H: {limit: 100}}
      deadband: 5
      wo_policy: NEVER
    %2$s
    - id: %1$s-silent
      kind: STALE
      tag: %1$s.level
      max_silence: %3$s
      wo_policy: NEVER
    %2$s
    """
        .formatted(area, common(area), SILENCE);
  }

  private static String common(String area) {
    return """
      area: %1$s
      asset_id: %1$s-ASSET
      asset_name: Asset of %1$s
      title: Alarm of %1$s
      priority: LOW
      alarm_class: PROCESS
    """
        .formatted(area)
        .stripTrailing();
  }
}
