package org.penstock.alert.http.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.kit.http.IdempotencyKeys;

/** Proposals and their Idempotency-Key in one transaction. */
@ApplicationScoped
class ProposeOnce {

  private final IdempotencyKeys keys;

  ProposeOnce(IdempotencyKeys keys) {
    this.keys = keys;
  }

  @Transactional
  Response propose(@Nullable String key, Actor by, Object request, Supplier<Response> effect) {
    return keys.once(key, by.sub(), request, effect);
  }
}
