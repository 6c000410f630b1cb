package org.penstock.elog.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.writing.Writer;
import org.penstock.event.Actor;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Who is signed in, as the log sees them. */
@RequestScoped
class Signed {

  private final Caller caller;

  Signed(Caller caller) {
    this.caller = caller;
  }

  Writer writer() {
    Actor actor = caller.actor();
    String name = Objects.requireNonNullElse(actor.name(), actor.sub());
    return new Writer(
        new Operator(actor.sub(), name),
        actor.username(),
        caller.plants(),
        caller.hasAny(Roles.SUPERVISOR, Roles.ADMIN));
  }

  String id() {
    return caller.actor().sub();
  }

  /** The plant asked for; where none is, the one that the token lists. */
  String plant(@Nullable String asked) {
    if (asked != null) {
      return asked;
    }
    Set<String> plants = caller.plants();
    if (plants.size() == 1) {
      return plants.iterator().next();
    }
    throw Refusals.of(400, "plant-required", "Say which plant's log: plant_id");
  }
}
