package org.penstock.plant.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.process.Learning;
import org.penstock.plant.up.LocalPlant;
import org.penstock.plant.up.PlantFolder;
import org.penstock.plant.up.PlantPlan;
import org.penstock.plant.up.PlantPort;
import org.penstock.plant.up.Progress;

/** The realm as Keycloak itself understands it: who gets which token. */
class KeycloakIT {

  private static final Progress PROGRESS = new Progress(System.out, InstantSource.system());
  private static final Map<PlantPort, Integer> PORTS = freePorts();

  @TempDir static Path state;

  private static LocalPlant plant;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();

  @BeforeAll
  static void start() {
    Path home = Path.of(System.getProperty("local-plant.build.directory"));
    plant =
        PlantPlan.plant(new PlantFolder(home, state), PORTS, Learning.NEVER)
            .only(List.of("postgres", "keycloak"));
    plant.start(PROGRESS);
  }

  @AfterAll
  static void stop() {
    plant.stop(PROGRESS);
  }

  private static Map<PlantPort, Integer> freePorts() {
    Map<PlantPort, Integer> ports = new EnumMap<>(PlantPort.class);
    Iterator<Integer> free = LoopbackPorts.free(PlantPort.values().length).iterator();
    for (PlantPort port : PlantPort.values()) {
      ports.put(port, free.next());
    }
    return ports;
  }

  @ParameterizedTest
  @CsvSource({
    "operator, Operator",
    "supervisor, Supervisor",
    "supervisor2, Supervisor",
    "admin, Admin",
    "auditor, Auditor"
  })
  void aDemoUsersTokenHasItsRoleAndOurAudience(String user, String role) throws Exception {
    JsonNode claims = claims(passwordOf(user, user));

    assertThat(claims.at("/realm_access/roles").valueStream().map(JsonNode::asText)).contains(role);
    assertThat(claims.path("aud").toString()).contains("penstock-api");
    assertThat(claims.path("preferred_username").asText()).isEqualTo(user);
    assertThat(claims.path("iss").asText()).isEqualTo(realm());
  }

  @Test
  void aPlantSystemHasATokenOfItsOwn() throws Exception {
    JsonNode claims =
        claims("grant_type=client_credentials&client_id=plant-system&client_secret=plant-system");

    assertThat(claims.path("aud").toString()).contains("penstock-api");
    assertThat(claims.at("/realm_access/roles").toString()).contains("Operator");
  }

  @Test
  void aWrongPasswordHasNone() throws Exception {
    HttpResponse<String> answer = ask(passwordOf("operator", "supervisor"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("access_token");
  }

  private static String passwordOf(String user, String password) {
    return "grant_type=password&client_id=penstock-ui&username=%s&password=%s"
        .formatted(user, password);
  }

  private static String realm() {
    return "http://"
        + LoopbackPorts.HOST
        + ":"
        + PORTS.get(PlantPort.KEYCLOAK)
        + "/realms/penstock";
  }

  private HttpResponse<String> ask(String form) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realm() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private JsonNode claims(String form) throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String token = mapper.readTree(answer.body()).path("access_token").asText();
    return mapper.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }
}
