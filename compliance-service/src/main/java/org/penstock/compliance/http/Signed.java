package org.penstock.compliance.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penstock.compliance.app.Who;
import org.penstock.kit.http.Caller;
import org.penstock.security.Roles;

/** Who is signed in, from the token. */
@RequestScoped
public class Signed {

  private final Caller caller;

  Signed(Caller caller) {
    this.caller = caller;
  }

  public Who who() {
    Set<String> roles =
        Stream.of(Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR)
            .filter(caller::has)
            .collect(Collectors.toUnmodifiableSet());
    return new Who(caller.actor(), roles);
  }

  public String id() {
    return caller.actor().sub();
  }
}
