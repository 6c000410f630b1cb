package org.penstock.alert.http.flood;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.tell.DecideHeldRequests;
import org.penstock.alert.app.tell.DecideHeldRequests.Choice;
import org.penstock.alert.app.tell.DecideHeldRequests.Result;
import org.penstock.alert.domain.flood.HeldRequest;
import org.penstock.event.Actor;
import org.penstock.kit.http.IdempotencyKeys;
import org.penstock.kit.http.Refusals;

/** A decision and its Idempotency-Key in one transaction. */
@ApplicationScoped
class DecideOnce {

  private final DecideHeldRequests decideHeldRequests;
  private final IdempotencyKeys keys;

  DecideOnce(DecideHeldRequests decideHeldRequests, IdempotencyKeys keys) {
    this.decideHeldRequests = decideHeldRequests;
    this.keys = keys;
  }

  private record Asked(Choice choice, UUID id, String reason) {}

  @Transactional
  Response decide(@Nullable String key, UUID id, Choice choice, Actor by, String reason) {
    return keys.once(
        key,
        by.sub(),
        new Asked(choice, id, reason),
        () -> answer(id, decideHeldRequests.decide(id, choice, by, reason)));
  }

  private static Response answer(UUID id, Result result) {
    return switch (result) {
      case Result.Decided(HeldRequest request) -> Response.ok(request).build();
      case Result.Unknown() ->
          throw Refusals.of(404, "unknown-request", "There is no request " + id);
      case Result.AlreadyDecided(HeldRequest request) ->
          throw Refusals.builder(409, "already-decided", "The request does not wait any more")
              .with("state", request.state().name())
              .build();
    };
  }
}
