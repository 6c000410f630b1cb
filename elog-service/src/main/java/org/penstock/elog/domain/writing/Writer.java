package org.penstock.elog.domain.writing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.Operator;

/**
 * Who is about to write, as the verified token says.
 *
 * @param username the name that the person signs in with
 * @param plants the plants this person may write for
 * @param isSupervisor whether the token carries Supervisor or Admin
 */
public record Writer(
    Operator operator, @Nullable String username, Set<String> plants, boolean isSupervisor) {

  public Writer {
    plants = Set.copyOf(plants);
  }

  /** Whether the id that a request gives is this person's own; none given is no claim at all. */
  boolean isCalled(@Nullable String id, @Nullable String name) {
    boolean ownId = id == null || id.equals(operator.id()) || id.equals(username);
    return ownId && (name == null || name.equals(operator.name()));
  }
}
