package org.penstock.alert.domain.load;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What was counted in a period.
 *
 * @param buckets annunciated alarms by the beginning of each ten minutes; empty ones may be missing
 * @param frequent the alarms that were annunciated most often, the worst first, ten at most
 * @param chattering alarms that came and went in quick succession
 * @param fleeting alarms that were gone before anybody could act
 * @param standing alarms that are active just now, for long
 */
public record Load(
    Period period,
    SortedMap<Instant, Long> buckets,
    List<Response> responses,
    List<AlarmCount> frequent,
    List<AlarmCount> chattering,
    List<AlarmCount> fleeting,
    List<AlarmCount> standing,
    PutAside putAside) {

  /** All that was annunciated. */
  public long annunciated() {
    return buckets.values().stream().mapToLong(Long::longValue).sum();
  }
}
