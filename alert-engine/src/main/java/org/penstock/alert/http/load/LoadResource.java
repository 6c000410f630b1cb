package org.penstock.alert.http.load;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.assess.AssessAlarms;
import org.penstock.alert.app.assess.AssessAlarms.Top;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.load.AlarmCount;
import org.penstock.alert.domain.load.Assessment;
import org.penstock.alert.domain.load.LoadLimits;
import org.penstock.alert.domain.load.Period;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** How well the alarm system serves its operators. */
@Path("/api/alerts/metrics")
class LoadResource {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

  private final AssessAlarms assessAlarms;
  private final Duration longest;

  LoadResource(AssessAlarms assessAlarms, AlertConfig config) {
    this.assessAlarms = assessAlarms;
    this.longest = config.assessment().longest();
  }

  /** A list of alarms, the worst first. */
  public record TopView(String kind, List<AlarmCount> items) {}

  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public AssessmentView assess(
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String to,
      @RestQuery @Nullable String area) {
    return AssessmentView.of(
        assessAlarms.assess(period(from, to), Optional.ofNullable(area)), area);
  }

  @GET
  @Path("/top")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public TopView top(
      @RestQuery @Nullable String kind,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String to,
      @RestQuery @Nullable String area) {
    Top top = kind(kind);
    return new TopView(
        top.name().toLowerCase(Locale.ROOT),
        assessAlarms.top(top, period(from, to), Optional.ofNullable(area)));
  }

  @GET
  @Path("/report.csv")
  @Produces("text/csv; charset=UTF-8")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Response report(@RestQuery @Nullable String month, @RestQuery @Nullable String area) {
    YearMonth wanted = month(month);
    Assessment assessment =
        assessAlarms.assess(assessAlarms.month(wanted), Optional.ofNullable(area));
    return Response.ok(MonthReport.of(wanted, assessment))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"alarms-%s.csv\"".formatted(wanted))
        .build();
  }

  private Period period(@Nullable String from, @Nullable String to) {
    Instant begin = instant("from", from);
    Instant end = instant("to", to);
    if (!begin.plus(LoadLimits.BUCKET).isBefore(end)
        || Duration.between(begin, end).compareTo(longest) > 0) {
      throw Refusals.of(
          422,
          "invalid-period",
          "The period must last longer than ten minutes, and no longer than " + longest);
    }
    return new Period(begin, end);
  }

  private static Instant instant(String name, @Nullable String text) {
    try {
      return known(Instant.parse(text == null ? "" : text).truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException e) {
      throw Refusals.of(
          422, "invalid-period", name + " must be a time such as 2026-01-31T00:00:00Z");
    }
  }

  /** No plant's history reaches further. */
  private static Instant known(Instant time) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new DateTimeException("a time that no plant has known");
    }
    return time;
  }

  private YearMonth month(@Nullable String text) {
    try {
      YearMonth month = YearMonth.parse(text == null ? "" : text);
      known(assessAlarms.month(month).from());
      return month;
    } catch (DateTimeException e) {
      throw Refusals.of(422, "invalid-month", "month must be a month such as 2026-01");
    }
  }

  private static Top kind(@Nullable String text) {
    for (Top top : Top.values()) {
      if (top.name().equalsIgnoreCase(text)) {
        return top;
      }
    }
    throw Refusals.of(
        422, "unknown-kind", "kind must be frequent, chattering, fleeting or standing");
  }
}
