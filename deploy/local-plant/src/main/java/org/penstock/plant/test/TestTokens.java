package org.penstock.plant.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Signed access tokens with the claims of the realm {@code penstock}, good and bad ones, for
 * component tests without a Keycloak.
 */
public final class TestTokens {

  /** Who issues the good ones. */
  public static final String ISSUER = "https://identity.test/realms/penstock";

  static final String AUDIENCE = "penstock-api";
  static final Duration LIFETIME = Duration.ofMinutes(30);

  private TestTokens() {}

  public static String operator() {
    return good(TestPerson.OPERATOR);
  }

  public static String supervisor() {
    return good(TestPerson.SUPERVISOR);
  }

  /** A second supervisor, for what must not be done by one person alone. */
  public static String supervisor2() {
    return good(TestPerson.SUPERVISOR2);
  }

  public static String admin() {
    return good(TestPerson.ADMIN);
  }

  public static String auditor() {
    return good(TestPerson.AUDITOR);
  }

  /** A person of your own; the user name is the subject. */
  public static String of(String subject, String name, String... roles) {
    return good(new TestPerson(subject, subject, name, List.of(roles)));
  }

  /** A good signature, but half an hour too late. */
  public static String expired() {
    Instant then = Instant.now().minus(LIFETIME.multipliedBy(2));
    return sign(new TokenClaims(ISSUER, AUDIENCE, TestPerson.SUPERVISOR, then, LIFETIME));
  }

  public static String ofOtherAudience() {
    return sign(fresh(ISSUER, "another-api", TestPerson.SUPERVISOR));
  }

  public static String ofOtherIssuer() {
    return sign(fresh("https://elsewhere.test/realms/penstock", AUDIENCE, TestPerson.SUPERVISOR));
  }

  /** {@code alg: none} (RFC 7519 section 6): anybody can write one. */
  public static String unsigned() {
    return fresh(ISSUER, AUDIENCE, TestPerson.SUPERVISOR).unsigned();
  }

  /** RS256 by a key that is not the issuer's. */
  public static String signedByAStranger() {
    return fresh(ISSUER, AUDIENCE, TestPerson.SUPERVISOR).signedBy(TokenKey.generate());
  }

  /** Genuine, but of a person without any role. */
  public static String withoutRole() {
    return of("10000000-0000-4000-8000-000000000009", "Nobody In Particular");
  }

  private static String good(TestPerson person) {
    return sign(fresh(ISSUER, AUDIENCE, person));
  }

  private static TokenClaims fresh(String issuer, String audience, TestPerson person) {
    return new TokenClaims(issuer, audience, person, Instant.now(), LIFETIME);
  }

  private static String sign(TokenClaims claims) {
    return claims.signedBy(new ServersOfThisBuild(ThisBuild.find()).get().tokenKey());
  }
}
