package org.penstock.ingest.domain.condition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.TagValue;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * The alarm states of those tags whose configuration names flags for them, such as {@code UNACK}
 * while {@code filters.filter2.alarm.unacked} is on. One thread at a time.
 */
public final class CompanionAlarms {

  private final long revision;
  private final Map<String, List<TagSpec>> tagsByFlag = new HashMap<>();
  private final Map<String, Boolean> flags = new HashMap<>();

  /** The flags of a source, of which none was seen yet. */
  public CompanionAlarms(SourceSpec source) {
    this.revision = source.revision();
    for (TagSpec tag : source.tags()) {
      tag.alarmTags()
          .values()
          .forEach(flag -> tagsByFlag.computeIfAbsent(flag, _ -> new ArrayList<>()).add(tag));
    }
  }

  /** Whether they are those of the source as it is configured now. */
  public boolean areOf(SourceSpec source) {
    return source.revision() == revision;
  }

  /** Whether that tag is a flag of another's alarm. */
  public boolean isFlag(String tagName) {
    return tagsByFlag.containsKey(tagName);
  }

  /** Takes a reading, and answers with the states of the tags that it is a flag of. */
  public Map<String, ScadaAlarmState> saw(Reading reading) {
    learn(reading);
    Map<String, ScadaAlarmState> states = new LinkedHashMap<>();
    tagsByFlag
        .getOrDefault(reading.tagName(), List.of())
        .forEach(tag -> states.put(tag.tagName(), state(tag)));
    return states;
  }

  private void learn(Reading reading) {
    boolean isUsable = reading.quality() == Quality.GOOD || reading.quality() == Quality.UNCERTAIN;
    switch (reading.value()) {
      case TagValue.Flag(boolean isOn) when isUsable -> flags.put(reading.tagName(), isOn);
      case TagValue.Numeric(BigDecimal number) when isUsable ->
          flags.put(reading.tagName(), number.signum() != 0);
      case TagValue.Flag _,
          TagValue.Numeric _,
          TagValue.Text _,
          TagValue.Series _,
          TagValue.Missing _ ->
          flags.remove(reading.tagName());
    }
  }

  /** The worst state whose flag is on; normal only when every flag is known to be off. */
  private ScadaAlarmState state(TagSpec tag) {
    ScadaAlarmState worst = ScadaAlarmState.NORM;
    for (Map.Entry<ScadaAlarmState, String> flag : tag.alarmTags().entrySet()) {
      Boolean isOn = flags.get(flag.getValue());
      if (isOn == null) {
        worst = AlarmStates.worse(worst, ScadaAlarmState.UNKNOWN);
      } else if (isOn) {
        worst = AlarmStates.worse(worst, flag.getKey());
      }
    }
    return worst;
  }
}
