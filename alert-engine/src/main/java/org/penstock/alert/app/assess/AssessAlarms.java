package org.penstock.alert.app.assess;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.config.AssessmentConfig;
import org.penstock.alert.domain.load.AlarmCount;
import org.penstock.alert.domain.load.Assessment;
import org.penstock.alert.domain.load.Flood;
import org.penstock.alert.domain.load.Load;
import org.penstock.alert.domain.load.LoadLimits;
import org.penstock.alert.domain.load.Period;
import org.penstock.alert.domain.load.PutAside;
import org.penstock.alert.domain.port.AlarmLoads;
import org.penstock.alert.domain.port.AlarmLoads.Scope;

/** Assesses a period, and names the worst actors of it. */
@ApplicationScoped
public class AssessAlarms {

  private static final int TOP = 10;
  private static final Duration HOUR = Duration.ofHours(1);

  private final AlarmLoads loads;
  private final InstantSource clock;
  private final LoadLimits limits;
  private final ZoneId zone;
  private final int most;

  AssessAlarms(AlarmLoads loads, InstantSource clock, AlertConfig config) {
    AssessmentConfig assessment = config.assessment();
    this.loads = loads;
    this.clock = clock;
    this.limits = assessment.limits();
    this.zone = assessment.zone();
    this.most = assessment.mostListed();
  }

  /** The load just now; {@code standing} counts no more than a list names. */
  public record LoadNow(
      long lastTenMinutes, long lastHour, long floods, long standing, PutAside putAside) {}

  /** Which list of alarms is wanted. */
  public enum Top {
    FREQUENT,
    CHATTERING,
    FLEETING,
    STANDING
  }

  /** The month as the plant's calendar has it. */
  public Period month(YearMonth month) {
    return Period.of(month, zone);
  }

  /** The measures of a period; what of it is still to come is left out. */
  public Assessment assess(Period wanted, Optional<String> area) {
    Instant now = clock.instant();
    Scope scope = new Scope(wanted.upTo(now), area);
    return Assessment.of(
        new Load(
            scope.period(),
            loads.buckets(scope, LoadLimits.BUCKET),
            loads.responses(scope),
            loads.frequent(scope, TOP),
            chattering(scope),
            fleeting(scope),
            standing(area, now),
            loads.putAside(area, now.minus(limits.longShelf()))),
        limits);
  }

  /** The whole plant's load just now. */
  public LoadNow now() {
    Instant now = clock.instant();
    Period hour = new Period(now.minus(HOUR), now);
    SortedMap<Instant, Long> buckets =
        loads.buckets(new Scope(hour, Optional.empty()), LoadLimits.BUCKET);
    return new LoadNow(
        sum(buckets.tailMap(now.minus(LoadLimits.BUCKET))),
        sum(buckets),
        Flood.in(hour, buckets, limits).size(),
        standing(Optional.empty(), now).size(),
        loads.putAside(Optional.empty(), now.minus(limits.longShelf())));
  }

  private static long sum(SortedMap<Instant, Long> buckets) {
    return buckets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The alarms of a kind, the worst first. */
  public List<AlarmCount> top(Top kind, Period wanted, Optional<String> area) {
    Instant now = clock.instant();
    Scope scope = new Scope(wanted.upTo(now), area);
    return switch (kind) {
      case FREQUENT -> loads.frequent(scope, most);
      case CHATTERING -> chattering(scope);
      case FLEETING -> fleeting(scope);
      case STANDING -> standing(area, now);
    };
  }

  private List<AlarmCount> chattering(Scope scope) {
    return loads.chattering(scope, limits.chatterRaises(), limits.chatterWithin(), most);
  }

  private List<AlarmCount> fleeting(Scope scope) {
    return loads.fleeting(scope, limits.fleetingBelow(), most);
  }

  private List<AlarmCount> standing(Optional<String> area, Instant now) {
    return loads.standing(area, now.minus(limits.standingAfter()), now, most);
  }
}
