package org.penstock.alert.domain.scada;

import static org.penstock.alert.domain.Samples.noon;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.PlantJson;
import org.penstock.event.ScadaAlarmEvent;

/** What SCADA says of the clearwell's level, field by field as on the topic. */
public final class Said {

  private static final ObjectMapper MAPPER = PlantJson.newMapper();
  public static final String CONDITION = "nsu=urn:plant;s=clearwell.level.alarm";

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private Said(Instant time) {
    with("event_id", "e-" + time)
        .with("source_id", "plc-main")
        .with("plant_id", "wtp-1")
        .with("condition_id", CONDITION)
        .with("time", time)
        .with("receive_time", time)
        .with("refresh", false);
  }

  /** An event in which no state is told. */
  public static Said at(Instant time) {
    return new Said(time);
  }

  static Said at(double second) {
    return new Said(noon(second));
  }

  public static Said active(Instant time, boolean isAcked) {
    return at(time)
        .with("condition_name", "ClearwellLevel")
        .with("tag_name", "clearwell.level")
        .with("message", "Clearwell level high")
        .with("severity", 700)
        .with("active", true)
        .with("acked", isAcked);
  }

  public static Said inactive(Instant time, boolean isAcked) {
    return active(time, isAcked).with("active", false);
  }

  /** A refresh no longer reports it. */
  public static Said over(Instant time) {
    return inactive(time, false).with("acked", null).with("refresh", true).with("reconciled", true);
  }

  public Said with(String field, @Nullable Object value) {
    fields.put(field, value);
    return this;
  }

  public ScadaAlarmEvent event() {
    return MAPPER.convertValue(fields, ScadaAlarmEvent.class);
  }
}
