package org.penstock.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.plant.test.PlantTestResource;
import org.penstock.plant.test.TestTokens;

/** Certificates over HTTP, in the running service. */
@QuarkusTest
@WithTestResource(
    value = PlantTestResource.class,
    initArgs = @ResourceArg(name = "service", value = "scada"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SimulatedPlantResource.class, scope = TestResourceScope.GLOBAL)
class CertificatesIT {

  private static final String PATH = "/api/scada/certificates";

  private static final KeyPair SOMEBODYS_KEYS = keys();

  @Inject Jdbi jdbi;

  @BeforeEach
  void waitUntilReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
  }

  private static KeyPair keys() {
    try {
      return SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  private static X509Certificate certificate(String name) throws Exception {
    return new SelfSignedCertificateBuilder(SOMEBODYS_KEYS)
        .setCommonName(name)
        .setOrganization("Penstock")
        .setApplicationUri("urn:" + name)
        .addDnsName(name)
        .build();
  }

  private static String thumbprint(X509Certificate certificate, String algorithm) throws Exception {
    return HexFormat.of()
        .formatHex(
            java.security.MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
  }

  private static Path pki() {
    return Path.of(ConfigProvider.getConfig().getValue("scada.pki.folder", String.class));
  }

  /** As if a server had shown it. */
  private static String rejected(X509Certificate certificate) throws Exception {
    String sha1 = thumbprint(certificate, "SHA-1");
    Files.write(pki().resolve("rejected").resolve(sha1 + ".der"), certificate.getEncoded());
    return sha1;
  }

  @Test
  void ourCertificateCanBeDownloadedAsServersTakeIt() throws Exception {
    String sha256 =
        as(TestTokens.auditor())
            .get(PATH)
            .then()
            .statusCode(200)
            .body("own.application_uri", equalTo("urn:penstock:scada-ingest"))
            .body("own.dns_names", hasItem("localhost"))
            .body("own.days_left", greaterThan(1000))
            .body("next", nullValue())
            .extract()
            .path("own.thumbprint_sha256");
    byte[] der =
        as(TestTokens.operator())
            .get(PATH + "/own.der")
            .then()
            .statusCode(200)
            .contentType("application/pkix-cert")
            .extract()
            .asByteArray();
    byte[] pem = as(TestTokens.operator()).get(PATH + "/own.pem").asByteArray();
    assertThat(thumbprint(read(der), "SHA-256")).isEqualTo(sha256);
    assertThat(read(pem)).isEqualTo(read(der));
    as(TestTokens.operator())
        .queryParam("next", true)
        .get(PATH + "/own.der")
        .then()
        .statusCode(404)
        .body("code", equalTo("no-successor"));
  }

  private static X509Certificate read(byte[] file) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(file));
  }

  @Test
  void anApprovedCertificateIsTrustedAndTheTableSaysWhoApprovedIt() throws Exception {
    X509Certificate plc = certificate("plc-approved");
    String sha1 = rejected(plc);
    as(TestTokens.admin())
        .get(PATH)
        .then()
        .body("rejected.thumbprint_sha1", hasItem(sha1))
        .body("trusted.thumbprint_sha1", not(hasItem(sha1)));

    as(TestTokens.admin())
        .post(
            PATH
                + "/rejected/"
                + thumbprint(plc, "SHA-256").toUpperCase(java.util.Locale.ROOT)
                + "/approve")
        .then()
        .statusCode(200)
        .body("application_uri", equalTo("urn:plc-approved"));

    as(TestTokens.admin())
        .get(PATH)
        .then()
        .body("rejected.thumbprint_sha1", not(hasItem(sha1)))
        .body("trusted.thumbprint_sha1", hasItem(sha1));
    as(TestTokens.auditor())
        .get(PATH + "/decisions")
        .then()
        .statusCode(200)
        .body("items.find { it.sha1 == '%s' }.act".formatted(sha1), equalTo("APPROVED"))
        .body("items.find { it.sha1 == '%s' }.actor.role".formatted(sha1), equalTo("Admin"));
    as(TestTokens.admin()).delete(PATH + "/trusted/" + sha1).then().statusCode(200);
    as(TestTokens.admin())
        .delete(PATH + "/trusted/" + sha1)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-certificate"));
  }

  @Test
  void theTableOfDecisionsIsPagedAndCannotBeRewritten() throws Exception {
    for (String name : new String[] {"plc-page-1", "plc-page-2"}) {
      String sha1 = rejected(certificate(name));
      as(TestTokens.admin()).delete(PATH + "/rejected/" + sha1).then().statusCode(200);
    }
    String cursor =
        as(TestTokens.admin())
            .queryParam("limit", 1)
            .get(PATH + "/decisions")
            .then()
            .statusCode(200)
            .body("items[0].subject", equalTo("O=Penstock,CN=plc-page-2"))
            .extract()
            .path("next_cursor");
    as(TestTokens.admin())
        .queryParam("limit", 1)
        .queryParam("cursor", cursor)
        .get(PATH + "/decisions")
        .then()
        .body("items[0].subject", equalTo("O=Penstock,CN=plc-page-1"));
    for (String statement :
        new String[] {
          "update certificate_decision set act = 'REMOVED'",
          "delete from certificate_decision",
          "truncate certificate_decision"
        }) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> jdbi.withHandle(handle -> handle.execute(statement)))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void anUploadedCertificateIsTakenInDerAndInPem() throws Exception {
    X509Certificate authority = certificate("plant-authority");
    as(TestTokens.admin())
        .contentType("application/pkix-cert")
        .body(authority.getEncoded())
        .post(PATH + "/issuers")
        .then()
        .statusCode(200)
        .body("thumbprint_sha1", equalTo(thumbprint(authority, "SHA-1")));
    as(TestTokens.admin())
        .contentType("application/x-pem-file")
        .body("-----BEGIN nothing".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .post(PATH + "/trusted")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("not-a-certificate"));
    as(TestTokens.admin())
        .delete(PATH + "/issuers/" + thumbprint(authority, "SHA-1"))
        .then()
        .statusCode(200);
  }

  @Test
  void theConfiguredCertificateIsNotTakenOffHere() throws IOException {
    Path file = Path.of(ConfigProvider.getConfig().getValue("scada.pki.trust-file", String.class));
    String sha1 =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    as(TestTokens.admin())
                        .get(PATH)
                        .<String>path(
                            "trusted.find { it.subject.contains('plant') }" + ".thumbprint_sha1"),
                found -> found != null);
    assertThat(file).exists();
    as(TestTokens.admin())
        .delete(PATH + "/trusted/" + sha1)
        .then()
        .statusCode(409)
        .body("code", equalTo("certificate-configured"));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /rejected/%s/approve",
    "DELETE, /rejected/%s",
    "DELETE, /trusted/%s",
    "DELETE, /issuers/%s",
    "POST, /own/renew"
  })
  void onlyAnAdministratorDecides(String method, String act) {
    String path = PATH + act.formatted("a".repeat(40));
    for (String token :
        new String[] {TestTokens.operator(), TestTokens.supervisor(), TestTokens.auditor()}) {
      as(token)
          .header("X-Role", "Admin")
          .request(method, path)
          .then()
          .statusCode(403)
          .body("code", equalTo("role-required"));
    }
    given().request(method, path).then().statusCode(401);
    as(TestTokens.admin()).request(method, path).then().statusCode(404);
  }

  @Test
  void whatIsNoThumbprintIsRefused() {
    as(TestTokens.admin())
        .post(PATH + "/rejected/..%2F..%2Fown/approve")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    as(TestTokens.admin())
        .delete(PATH + "/rejected/abc")
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed-thumbprint"));
  }

  @Test
  void certificatesAndClocksAreMeasured() {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() ->
            assertThat(given().get("/q/metrics").asString())
                .contains("scada_cert_expiry_days{source=\"\",which=\"own\"} 109")
                .contains("scada_cert_expiry_days{source=\"simulated-plant\",which=\"server\"}")
                .contains("scada_clock_skew_seconds{source=\"simulated-plant\"}"));
  }

  @Test
  void aSourceShowsItsServersCertificateAndClock() {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() ->
            as(TestTokens.auditor())
                .get("/api/scada/sources/simulated-plant")
                .then()
                .statusCode(200)
                .body("server.certificate_days_left", greaterThan(1000))
                .body("server.clock_ahead_seconds", org.hamcrest.Matchers.notNullValue())
                .body("server.warnings", org.hamcrest.Matchers.empty()));
  }

  @Test
  void aSourceIsTestedByItsOwnAddress() {
    as(TestTokens.operator())
        .contentType(ContentType.JSON)
        .post("/api/scada/sources/simulated-plant/test")
        .then()
        .statusCode(200)
        .body("passed", equalTo(true))
        .body(
            "steps.step",
            equalTo(
                java.util.List.of(
                    "dns",
                    "tcp",
                    "endpoints",
                    "security",
                    "certificate",
                    "login",
                    "namespace",
                    "read",
                    "close")));
    as(TestTokens.operator())
        .post("/api/scada/sources/no-such/test")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-source"));
    as(TestTokens.auditor()).post("/api/scada/sources/simulated-plant/test").then().statusCode(403);
  }

  @Test
  void noAnswerHoldsASecret() {
    for (String path :
        new String[] {
          PATH,
          PATH + "/own.pem",
          PATH + "/decisions",
          "/api/scada/sources",
          "/api/scada/sources/simulated-plant",
          "/api/scada/tags",
          "/q/metrics",
          "/q/health",
          "/q/openapi"
        }) {
      String answer = as(TestTokens.admin()).get(path).asString();
      assertThat(answer)
          .as(path)
          .doesNotContain(SimulatedPlantResource.KEYSTORE_PASSWORD)
          .doesNotContain("PRIVATE KEY")
          .doesNotContain("SCADA_OPCUA_PASSWORD\": \"");
    }
  }
}
