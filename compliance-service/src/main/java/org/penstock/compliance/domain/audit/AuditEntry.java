package org.penstock.compliance.domain.audit;

import java.time.Instant;
import java.util.Map;
import org.penstock.event.Actor;

/**
 * One act, done or refused.
 *
 * @param action what, in snake_case past tense, such as {@code readings_approved}
 * @param details more about it, by name; hashed as it stands, so values are text, numbers or
 *     booleans
 */
public record AuditEntry(Instant at, String action, Actor actor, Map<String, Object> details) {

  public AuditEntry {
    details = Map.copyOf(details);
  }
}
