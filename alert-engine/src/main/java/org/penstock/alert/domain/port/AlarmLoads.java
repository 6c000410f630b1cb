package org.penstock.alert.domain.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.penstock.alert.domain.load.AlarmCount;
import org.penstock.alert.domain.load.Period;
import org.penstock.alert.domain.load.PutAside;
import org.penstock.alert.domain.load.Response;

/**
 * Counts what history tells of a period, of one area or of the whole plant. Annunciated is each
 * raise, re-alarm and rise of a level that nothing was laid over.
 */
public interface AlarmLoads {

  /** What is looked at. */
  record Scope(Period period, Optional<String> area) {}

  /** Annunciated alarms by ten minutes, from the period's beginning; empty ones are missing. */
  SortedMap<Instant, Long> buckets(Scope scope, Duration bucket);

  /** How alarms were answered, the highest priority first. */
  List<Response> responses(Scope scope);

  /** The alarms that were annunciated most often, the worst first. */
  List<AlarmCount> frequent(Scope scope, int most);

  /** Alarms that were raised so often in so short a time, with how often that was so. */
  List<AlarmCount> chattering(Scope scope, int raises, Duration within, int most);

  /** Alarms that were active for less, and that nobody acted on, with how often that was so. */
  List<AlarmCount> fleeting(Scope scope, Duration below, int most);

  /** Alarms that are active since before that time, with the hours since. */
  List<AlarmCount> standing(Optional<String> area, Instant since, Instant now, int most);

  /** What is put aside now; {@code longSince} is when a long shelf began at the latest. */
  PutAside putAside(Optional<String> area, Instant longSince);
}
