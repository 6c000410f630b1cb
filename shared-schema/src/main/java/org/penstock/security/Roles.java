package org.penstock.security;

/** The realm roles of Keycloak, as they stand in a token. */
public final class Roles {

  /** Reads, acknowledges, writes the log, requests work orders. */
  public static final String OPERATOR = "Operator";

  /** Approves, rejects and exports what somebody else entered. */
  public static final String SUPERVISOR = "Supervisor";

  /** Rules, tags, sources, profiles, mappings. */
  public static final String ADMIN = "Admin";

  /** Reads everything, changes nothing. */
  public static final String AUDITOR = "Auditor";

  private Roles() {}
}
