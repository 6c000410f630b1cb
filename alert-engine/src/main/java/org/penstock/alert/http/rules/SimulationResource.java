package org.penstock.alert.http.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.simulate.SimulateRule;
import org.penstock.alert.app.simulate.SimulateRule.Result;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.rules.StoredReadings;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.simulate.Load;
import org.penstock.alert.domain.simulate.Simulation.Outcome;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** A rule tried on what really happened. */
@Path("/api/alerts/rules/simulate")
class SimulationResource {

  private static final Logger LOG = Logger.getLogger(SimulationResource.class);

  private final SimulateRule simulateRule;

  SimulationResource(SimulateRule simulateRule) {
    this.simulateRule = simulateRule;
  }

  /** A draft, and over how many hours. */
  public record SimulationBody(
      @NotNull RuleDraft rule, @Nullable String plantId, @NotNull @Min(1) Integer hours) {}

  /**
   * What the draft would have raised.
   *
   * @param until up to when it saw the plant; before the end where it was cut
   * @param cut whether there were more readings than may be taken
   * @param unreadable records that are no readings
   * @param live the version in force over the same readings; null where there is none
   */
  public record SimulationView(
      String ruleId,
      String alarmId,
      Instant from,
      Instant until,
      boolean cut,
      long readings,
      long unreadable,
      Load draft,
      @Nullable Integer liveVersion,
      @Nullable Load live) {}

  @POST
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public SimulationView simulate(@NotNull @Valid SimulationBody body) {
    try {
      return answer(
          simulateRule.simulate(
              new SimulateRule.Request(
                  body.rule(),
                  Objects.requireNonNullElse(body.plantId(), "simulated"),
                  Duration.ofHours(body.hours()))));
    } catch (StoredReadings.AwayException e) {
      LOG.warnf(e, "a simulation could not be run");
      throw Refusals.of(503, "readings-away", "The readings cannot be read now: try again");
    }
  }

  private static SimulationView answer(Result result) {
    return switch (result) {
      case Result.Simulated(
              AlarmRule draft,
              Optional<AlarmRule> live,
              Instant from,
              Outcome outcome,
              long unreadable) ->
          new SimulationView(
              draft.id(),
              draft.alarmId(),
              from,
              outcome.until(),
              outcome.isCut(),
              outcome.readings(),
              unreadable,
              outcome.draft(),
              live.map(AlarmRule::version).orElse(null),
              outcome.live().orElse(null));
      case Result.Faulty(List<String> faults) -> throw ProposalsResource.faulty(faults);
      case Result.TooFarBack(Duration longest) ->
          throw Refusals.builder(422, "too-far-back", "Readings are not kept for so long")
              .with("most_hours", longest.toHours())
              .build();
      case Result.Busy() ->
          throw Refusals.of(
              503, "simulation-busy", "Another simulation is running: try again soon");
    };
  }
}
