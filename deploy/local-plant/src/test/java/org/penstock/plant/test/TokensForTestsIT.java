package org.penstock.plant.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokensForTestsIT {

  private static final String KEY =
      new ServersOfThisBuild(ThisBuild.find()).get().tokenKey().publicKey();

  @Test
  void aGoodTokenSpeaksForItsPersonAndIsSignedByTheKeyThatServicesGet() throws Exception {
    JsonNode claims = claims(TestTokens.supervisor());

    assertThat(isSigned(TestTokens.supervisor())).isTrue();
    assertThat(claims.at("/iss").asText()).isEqualTo(TestTokens.ISSUER);
    assertThat(claims.at("/aud").asText()).isEqualTo("penstock-api");
    assertThat(claims.at("/preferred_username").asText()).isEqualTo("supervisor");
    assertThat(claims.at("/realm_access/roles/0").asText()).isEqualTo("Supervisor");
    assertThat(claims.at("/plants/0").asText()).isEqualTo("wtp-1");
    assertThat(claims.at("/exp").asLong()).isGreaterThan(Instant.now().getEpochSecond());
  }

  @Test
  void twoSupervisorsAreTwoPeople() throws IOException {
    assertThat(claims(TestTokens.supervisor2()).at("/sub"))
        .isNotEqualTo(claims(TestTokens.supervisor()).at("/sub"));
  }

  @Test
  void eachBadTokenIsBadInItsOwnWay() throws Exception {
    assertThat(claims(TestTokens.expired()).at("/exp").asLong())
        .isLessThan(Instant.now().getEpochSecond());
    assertThat(claims(TestTokens.ofOtherAudience()).at("/aud").asText())
        .isNotEqualTo("penstock-api");
    assertThat(claims(TestTokens.ofOtherIssuer()).at("/iss").asText())
        .isNotEqualTo(TestTokens.ISSUER);
    assertThat(claims(TestTokens.withoutRole()).at("/realm_access/roles")).isEmpty();
    assertThat(isSigned(TestTokens.signedByAStranger())).isFalse();
    assertThat(TestTokens.unsigned()).endsWith(".");
  }

  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  private static boolean isSigned(String token) throws GeneralSecurityException {
    int end = token.lastIndexOf('.');
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(KEY))));
    signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
  }
}
