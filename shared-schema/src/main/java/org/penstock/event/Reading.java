package org.penstock.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value of one tag, on {@code scada.readings.v1}.
 *
 * @param eventId deterministic from source, tag, source time, status and value: the same sample
 *     sent twice has the same id
 * @param timestamp the source's time; where it has none the server's, else ours
 * @param area the process area; decides the partition
 * @param tagName unique in the plant, such as {@code filters.filter2.turbidity}
 * @param value missing where the source gave none or a value that JSON cannot hold
 * @param unit such as {@code NTU}
 * @param statusCode the OPC UA status code in hexadecimal, such as {@code 0x80310000}
 * @param alarmState evidence from SCADA only
 * @param seq counts the tag's readings in one run of scada-ingest
 * @param valueText what the number of an enumeration means, such as {@code AUTO}; of a number that
 *     is none, such as NaN, that word
 */
public record Reading(
    String eventId,
    Instant timestamp,
    TimestampOrigin timestampOrigin,
    @Nullable Instant serverTimestamp,
    Instant ingestTimestamp,
    String plantId,
    String area,
    String tagName,
    TagValue value,
    ValueType valueType,
    @Nullable String unit,
    Quality quality,
    @Nullable String statusCode,
    @Nullable ScadaAlarmState alarmState,
    String sourceId,
    ReadingOrigin origin,
    long seq,
    @Nullable String valueText) {

  public Reading {
    Checks.text("eventId", eventId);
    Checks.present("timestamp", timestamp);
    Checks.present("timestampOrigin", timestampOrigin);
    Checks.present("ingestTimestamp", ingestTimestamp);
    Checks.text("plantId", plantId);
    Checks.text("area", area);
    Checks.text("tagName", tagName);
    value = value == null ? TagValue.missing() : value;
    Checks.present("valueType", valueType);
    Checks.present("quality", quality);
    Checks.text("sourceId", sourceId);
    Checks.present("origin", origin);
  }

  /** A reading whose value needs no text. */
  public Reading(
      String eventId,
      Instant timestamp,
      TimestampOrigin timestampOrigin,
      @Nullable Instant serverTimestamp,
      Instant ingestTimestamp,
      String plantId,
      String area,
      String tagName,
      TagValue value,
      ValueType valueType,
      @Nullable String unit,
      Quality quality,
      @Nullable String statusCode,
      @Nullable ScadaAlarmState alarmState,
      String sourceId,
      ReadingOrigin origin,
      long seq) {
    this(
        eventId,
        timestamp,
        timestampOrigin,
        serverTimestamp,
        ingestTimestamp,
        plantId,
        area,
        tagName,
        value,
        valueType,
        unit,
        quality,
        statusCode,
        alarmState,
        sourceId,
        origin,
        seq,
        null);
  }
}
