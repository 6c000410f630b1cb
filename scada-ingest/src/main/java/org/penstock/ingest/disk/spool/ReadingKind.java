package org.penstock.ingest.disk.spool;

import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.disk.frame.Octets;
import org.penstock.ingest.disk.frame.OctetsIn;

/**
 * What the readings of a tag have in common as long as nothing special happens: written once into a
 * segment and referred to from then on, which makes a reading small. Symbols stand by their names,
 * so that a later version with more of them reads the same.
 */
record ReadingKind(
    String tagName,
    String plantId,
    String area,
    String sourceId,
    ValueType valueType,
    @Nullable String unit,
    TimestampOrigin timestampOrigin,
    Quality quality,
    @Nullable String statusCode,
    @Nullable ScadaAlarmState alarmState,
    ReadingOrigin origin) {

  static ReadingKind of(Reading reading) {
    return new ReadingKind(
        reading.tagName(),
        reading.plantId(),
        reading.area(),
        reading.sourceId(),
        reading.valueType(),
        reading.unit(),
        reading.timestampOrigin(),
        reading.quality(),
        reading.statusCode(),
        reading.alarmState(),
        reading.origin());
  }

  void write(Octets out) {
    out.text(tagName);
    out.text(plantId);
    out.text(area);
    out.text(sourceId);
    out.text(valueType.name());
    out.optional(unit);
    out.text(timestampOrigin.name());
    out.text(quality.name());
    out.optional(statusCode);
    out.optional(alarmState == null ? null : alarmState.name());
    out.text(origin.name());
  }

  static ReadingKind read(OctetsIn in) {
    return new ReadingKind(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        ValueType.valueOf(in.text()),
        in.optional(),
        TimestampOrigin.valueOf(in.text()),
        Quality.valueOf(in.text()),
        in.optional(),
        alarmState(in.optional()),
        ReadingOrigin.valueOf(in.text()));
  }

  private static @Nullable ScadaAlarmState alarmState(@Nullable String name) {
    return name == null ? null : ScadaAlarmState.valueOf(name);
  }
}
