package org.penstock.kit.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.security.Roles;

/**
 * Who calls, from the verified token and from nowhere else: no header and no body says who someone
 * is.
 */
@RequestScoped
public class Caller {

  private static final List<String> HIGHEST_FIRST =
      List.of(Roles.ADMIN, Roles.SUPERVISOR, Roles.OPERATOR, Roles.AUDITOR);

  private final JsonWebToken token;
  private final SecurityIdentity identity;

  Caller(JsonWebToken token, SecurityIdentity identity) {
    this.token = token;
    this.identity = identity;
  }

  /** The caller as events and audit entries name them. */
  public Actor actor() {
    return new Actor(
        Objects.requireNonNullElse(token.getSubject(), identity.getPrincipal().getName()),
        text("preferred_username"),
        displayName(),
        HIGHEST_FIRST.stream().filter(this::has).findFirst().orElse(null),
        text("azp"));
  }

  /** Whether the token carries the role. */
  public boolean has(String role) {
    return identity.hasRole(role);
  }

  /** Whether the token carries one of the roles. */
  public boolean hasAny(String... roles) {
    return Stream.of(roles).anyMatch(this::has);
  }

  /** The plants that the caller may write for, from the claim {@code plants}. */
  public Set<String> plants() {
    Set<String> plants = new TreeSet<>();
    if (token.getClaim("plants") instanceof Iterable<?> claimed) {
      for (Object plant : claimed) {
        plants.add(
            plant instanceof jakarta.json.JsonString text
                ? text.getString()
                : String.valueOf(plant));
      }
    }
    return plants;
  }

  /** When the token ends; what goes on for longer than a request must end then too. */
  public Instant validUntil() {
    return Instant.ofEpochSecond(token.getExpirationTime());
  }

  private @Nullable String displayName() {
    String name = text("name");
    return name == null ? text("preferred_username") : name;
  }

  private @Nullable String text(String claim) {
    Object value = token.getClaim(claim);
    return value == null ? null : value.toString();
  }
}
