package org.penstock.plant.test;

import java.time.Instant;
import java.util.Map;

/** Issues tokens of its own to a program that is started by hand, without a Keycloak. */
public final class TestIssuer {

  private final TokenKey key = TokenKey.generate();

  /** What makes a service take its tokens, as variables of its environment. */
  public Map<String, String> environment() {
    return Map.of(
        // With a public key Quarkus verifies tokens itself; an address would make it ask there.
        "QUARKUS_OIDC_AUTH_SERVER_URL",
        "",
        "QUARKUS_OIDC_PUBLIC_KEY",
        key.publicKey(),
        "QUARKUS_OIDC_TOKEN_ISSUER",
        TestTokens.ISSUER);
  }

  /** A good token of that person, from now on. */
  public String token(TestPerson person) {
    return new TokenClaims(
            TestTokens.ISSUER, TestTokens.AUDIENCE, person, Instant.now(), TestTokens.LIFETIME)
        .signedBy(key);
  }
}
