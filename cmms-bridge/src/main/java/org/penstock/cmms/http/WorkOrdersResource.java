package org.penstock.cmms.http;

import static org.penstock.security.Roles.ADMIN;
import static org.penstock.security.Roles.AUDITOR;
import static org.penstock.security.Roles.OPERATOR;
import static org.penstock.security.Roles.SUPERVISOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.app.ActOnWorkOrder;
import org.penstock.cmms.app.FindWorkOrders;
import org.penstock.cmms.app.ReplayWorkOrder;
import org.penstock.cmms.app.TakeRequest;
import org.penstock.cmms.app.Taken;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.event.WorkOrderRequest;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.IdempotencyKeys;
import org.penstock.kit.http.Refusals;
import org.penstock.kit.id.IdSource;

/** Work orders over HTTP, with the same promises as over Kafka. */
@Path("/api/work-orders")
public class WorkOrdersResource {

  private final TakeRequest takeRequest;
  private final FindWorkOrders find;
  private final ReplayWorkOrder replay;
  private final ActOnWorkOrder act;
  private final Caller caller;
  private final IdempotencyKeys idempotencyKeys;
  private final IdSource ids;
  private final InstantSource clock;
  private final CmmsConfig config;

  WorkOrdersResource(
      TakeRequest takeRequest,
      FindWorkOrders find,
      ReplayWorkOrder replay,
      ActOnWorkOrder act,
      Caller caller,
      IdempotencyKeys idempotencyKeys,
      IdSource ids,
      InstantSource clock,
      CmmsConfig config) {
    this.takeRequest = takeRequest;
    this.find = find;
    this.replay = replay;
    this.act = act;
    this.caller = caller;
    this.idempotencyKeys = idempotencyKeys;
    this.ids = ids;
    this.clock = clock;
    this.config = config;
  }

  @POST
  @Path("create")
  @RolesAllowed({OPERATOR, SUPERVISOR, ADMIN})
  @Transactional
  public Response create(
      @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewWorkOrder body) {
    requirePlant(body.plantOr(config.plantId()));
    return idempotencyKeys.once(key, caller.actor().sub(), body, () -> taken(body));
  }

  @GET
  @RolesAllowed({OPERATOR, SUPERVISOR, ADMIN, AUDITOR})
  public WorkOrderPage list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("asset") @Nullable String asset,
      @QueryParam("priority") @Nullable String priority,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return WorkOrderPage.of(
        find.list(ListFilters.query(state, asset, priority, cursor, limit + 1)), limit);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({OPERATOR, SUPERVISOR, ADMIN, AUDITOR})
  public WorkOrderHistoryView one(@PathParam("id") UUID id) {
    return find.one(id).map(WorkOrderHistoryView::of).orElseThrow(WorkOrdersResource::notFound);
  }

  @POST
  @Path("{id}/replay")
  @RolesAllowed({SUPERVISOR, ADMIN})
  public WorkOrderView replay(@PathParam("id") UUID id) {
    requirePlantOf(id);
    return sentAgain(replay.replay(id, caller.actor()));
  }

  /** Sends a failed one again for another asset of the plant. */
  @POST
  @Path("{id}/asset")
  @RolesAllowed({SUPERVISOR, ADMIN})
  public WorkOrderView correct(@PathParam("id") UUID id, @NotNull @Valid AssetBody body) {
    requirePlantOf(id);
    return sentAgain(
        replay.correct(
            id, caller.actor(), new ReplayWorkOrder.Asset(body.assetId(), body.assetName())));
  }

  private static WorkOrderView sentAgain(ReplayWorkOrder.Replay result) {
    return switch (result) {
      case ReplayWorkOrder.Replay.Done done -> WorkOrderView.of(done.order());
      case ReplayWorkOrder.Replay.NotFound _ -> throw notFound();
      case ReplayWorkOrder.Replay.NotFailed other ->
          throw Refusals.of(
              409,
              "not-failed",
              "Only a failed work order is sent again; this is " + other.state());
      case ReplayWorkOrder.Replay.OtherIsOpen _ ->
          throw Refusals.of(
              409, "other-work-order-open", "A newer work order is open for the same fault");
    };
  }

  /** Sends failed ones again, as many at once as asked for, oldest first. */
  @POST
  @Path("replay")
  @RolesAllowed({SUPERVISOR, ADMIN})
  public Replayed replayAll(
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
    List<WorkOrderView> replayed = new ArrayList<>();
    for (WorkOrder failed : find.failed(limit)) {
      // Each in a transaction of its own: what comes in between concerns one.
      if (mayActFor(failed.request().plantId())
          && replay.replay(failed.id(), caller.actor())
              instanceof ReplayWorkOrder.Replay.Done done) {
        replayed.add(WorkOrderView.of(done.order()));
      }
    }
    return new Replayed(replayed);
  }

  /** Does not wait for the next attempt. */
  @POST
  @Path("{id}/retry")
  @RolesAllowed({OPERATOR, SUPERVISOR, ADMIN})
  public WorkOrderView retry(@PathParam("id") UUID id) {
    requirePlantOf(id);
    return changed(
        act.hasten(id, caller.actor()),
        "not-waiting",
        "Only a work order that waits for an attempt is sent at once, and none whose last attempt"
            + " may have gone through; this is ");
  }

  /** Takes one back that the CMMS cannot have yet. */
  @POST
  @Path("{id}/withdraw")
  @RolesAllowed({SUPERVISOR, ADMIN})
  public WorkOrderView withdraw(@PathParam("id") UUID id, @NotNull @Valid ReasonBody body) {
    requirePlantOf(id);
    return changed(
        act.withdraw(id, caller.actor(), body.reason()),
        "perhaps-in-cmms",
        "Only a work order that the CMMS cannot have is taken back here; have the maintenance"
            + " department cancel it there, and it is over here. This is ");
  }

  /** Ends one of which the CMMS does not tell that it is over. */
  @POST
  @Path("{id}/close")
  @RolesAllowed({SUPERVISOR, ADMIN})
  public WorkOrderView close(@PathParam("id") UUID id, @NotNull @Valid ReasonBody body) {
    requirePlantOf(id);
    return changed(
        act.close(id, caller.actor(), body.reason()),
        "not-in-cmms",
        "Only a work order that the CMMS has is closed here; this is ");
  }

  private static WorkOrderView changed(ActOnWorkOrder.Done done, String code, String refusal) {
    return switch (done) {
      case ActOnWorkOrder.Done.Changed changed -> WorkOrderView.of(changed.order());
      case ActOnWorkOrder.Done.NotFound _ -> throw notFound();
      case ActOnWorkOrder.Done.NotPossible other ->
          throw Refusals.of(409, code, refusal + other.state());
    };
  }

  /** The work orders that are sent again. */
  public record Replayed(List<WorkOrderView> items) {}

  private Response taken(NewWorkOrder body) {
    WorkOrderRequest request =
        body.request(ids.next().toString(), config.plantId(), caller.actor(), clock.instant());
    return switch (takeRequest.take(request, "http")) {
      case Taken.Created created ->
          Response.status(201).entity(WorkOrderView.of(created.order())).build();
      case Taken.Recurred recurred -> Response.ok(WorkOrderView.of(recurred.order())).build();
      case Taken.Known _ -> throw new IllegalStateException("a new request id is taken already");
    };
  }

  /** A token that names plants is good for those alone. */
  private void requirePlant(String plant) {
    if (!mayActFor(plant)) {
      throw Refusals.of(403, "other-plant", "Your token is not for plant " + plant);
    }
  }

  private void requirePlantOf(UUID id) {
    find.one(id).ifPresent(history -> requirePlant(history.order().request().plantId()));
  }

  private boolean mayActFor(String plant) {
    return caller.plants().isEmpty() || caller.plants().contains(plant);
  }

  private static RuntimeException notFound() {
    return Refusals.of(404, "work-order-not-found", "There is no such work order");
  }
}
