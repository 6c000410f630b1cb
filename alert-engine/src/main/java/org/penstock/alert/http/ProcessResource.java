package org.penstock.alert.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.evaluate.ProcessReadings;
import org.penstock.alert.app.evaluate.ProcessReadings.Result;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Evaluation on request. */
@Path("/api/alerts/process")
class ProcessResource {

  private static final Logger LOG = Logger.getLogger(ProcessResource.class);

  private final ProcessReadings processReadings;
  private final InstantSource clock;
  private final Caller caller;

  ProcessResource(ProcessReadings processReadings, InstantSource clock, Caller caller) {
    this.processReadings = processReadings;
    this.clock = clock;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN})
  public ProcessView process(@Valid @Nullable ProcessBody body) {
    if (body == null || body.readings() == null) {
      return view(processReadings.fireDue());
    }
    Instant now = clock.instant();
    List<Observation> readings =
        body.readings().stream().map(given -> given.observed(now)).toList();
    LOG.infof("%s hands in %d readings", caller.actor().sub(), readings.size());
    return view(processReadings.evaluate(readings));
  }

  private static ProcessView view(Result result) {
    return switch (result) {
      case Result.Done(
              int evaluated,
              List<AlarmEvent> transitions,
              List<AlarmSnapshot> changed,
              Set<String> unused) ->
          new ProcessView(evaluated, transitions, changed, unused);
      case Result.InTheFuture(Observation reading) ->
          throw Refusals.builder(422, "reading-in-the-future", "A reading cannot be later than now")
              .with("tag_name", reading.tagName())
              .with("timestamp", reading.at().toString())
              .build();
    };
  }
}
