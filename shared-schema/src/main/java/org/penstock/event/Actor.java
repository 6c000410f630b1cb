package org.penstock.event;

import org.jspecify.annotations.Nullable;

/**
 * Who did it, from the verified token.
 *
 * @param sub the token's subject
 * @param role the highest role used
 * @param client the client that asked for the token
 */
public record Actor(
    String sub,
    @Nullable String username,
    @Nullable String name,
    @Nullable String role,
    @Nullable String client) {

  public Actor {
    Checks.text("sub", sub);
  }
}
