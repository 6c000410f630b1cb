package org.penstock.plant.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a token says, and its compact form (RFC 7515 section 7.1). */
record TokenClaims(
    String issuer, String audience, TestPerson person, Instant issuedAt, Duration lifetime) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PLANTS = List.of("wtp-1");

  String signedBy(TokenKey key) {
    String content = content(Map.of("alg", "RS256", "typ", "JWT", "kid", "test"));
    return content + "." + encode(key.sign(content));
  }

  String unsigned() {
    return content(Map.of("alg", "none", "typ", "JWT")) + ".";
  }

  private String content(Map<String, Object> header) {
    return encode(json(header)) + "." + encode(json(claims()));
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("exp", issuedAt.plus(lifetime).getEpochSecond());
    claims.put("iat", issuedAt.getEpochSecond());
    claims.put("auth_time", issuedAt.getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iss", issuer);
    claims.put("aud", audience);
    claims.put("sub", person.subject());
    claims.put("typ", "Bearer");
    claims.put("azp", "penstock-ui");
    claims.put("preferred_username", person.username());
    claims.put("name", person.name());
    claims.put("plants", PLANTS);
    claims.put("realm_access", Map.of("roles", person.roles()));
    return claims;
  }

  private static byte[] json(Map<String, Object> content) {
    try {
      return JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
