package org.penstock.alert.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import org.penstock.alert.domain.load.LoadLimits;

/** How the alarm system is assessed (ISA-18.2 clause 16). */
public interface AssessmentConfig {

  /** Whose midnights a month's report runs between. */
  @WithDefault("UTC")
  ZoneId zone();

  /** The longest period of one assessment. */
  @WithDefault("92d")
  Duration longest();

  /** How many alarms a list of bad actors names at most. */
  @WithDefault("200")
  int mostListed();

  /** How often the gauges are counted anew. */
  @WithDefault("60s")
  Duration gaugeInterval();

  /** More annunciated alarms in ten minutes begin a flood. */
  @WithDefault("10")
  int floodBeginsAbove();

  /** Fewer end it. */
  @WithDefault("5")
  int floodEndsBelow();

  /** So many raises ... */
  @WithDefault("3")
  int chatterRaises();

  /** ... within so short a time are chattering. */
  @WithDefault("60s")
  Duration chatterWithin();

  /** Active for less, with nobody acting: fleeting. */
  @WithDefault("5s")
  Duration fleetingBelow();

  /** Active for longer: standing. */
  @WithDefault("24h")
  Duration standingAfter();

  /** Shelved for longer: to be reviewed. */
  @WithDefault("12h")
  Duration longShelf();

  /** What counts as what. */
  default LoadLimits limits() {
    return new LoadLimits(
        floodBeginsAbove(),
        floodEndsBelow(),
        chatterRaises(),
        chatterWithin(),
        fleetingBelow(),
        standingAfter(),
        longShelf());
  }
}
