package org.penstock.plant.cmms.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One way to fail, with the name that the control endpoint takes. */
public enum FaultMode {
  RESET_BEFORE_COMMIT("reset-before-commit", Scope.CREATE),
  RESET_AFTER_COMMIT("reset-after-commit", Scope.CREATE),
  SLOW_COMMIT("slow-commit", Scope.CREATE),
  ERROR_BEFORE_COMMIT("500-before-commit", Scope.CREATE),
  ERROR_AFTER_COMMIT("500-after-commit", Scope.CREATE),
  HALF_BODY("half-body", Scope.CREATE),
  NOT_JSON("not-json", Scope.CREATE),
  NO_ID("no-id", Scope.CREATE),
  VISIBILITY_LAG("visibility-lag", Scope.CREATE),
  RESET_AND_LAG("reset-and-lag", Scope.CREATE),
  FILTER_IGNORED("filter-ignored", Scope.SEARCH),
  UNAUTHORIZED("unauthorized", Scope.EVERY),
  RATE_LIMITED("rate-limited", Scope.EVERY),
  TOO_MANY_REQUESTS("too-many-requests", Scope.EVERY),
  UNAVAILABLE("unavailable", Scope.EVERY),
  OUTAGE("outage", Scope.EVERY);

  /** Which requests a mode befalls. */
  public enum Scope {
    CREATE,
    SEARCH,
    EVERY
  }

  private final String wireName;
  private final Scope scope;

  FaultMode(String wireName, Scope scope) {
    this.wireName = wireName;
    this.scope = scope;
  }

  /** The mode of a name. */
  public static Optional<FaultMode> named(String name) {
    return Arrays.stream(values()).filter(mode -> mode.wireName.equals(name)).findFirst();
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(mode -> mode.wireName).toList();
  }

  public Scope scope() {
    return scope;
  }

  public String wireName() {
    return wireName;
  }
}
