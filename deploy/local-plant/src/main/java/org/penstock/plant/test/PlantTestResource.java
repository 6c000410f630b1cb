package org.penstock.plant.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.LoopbackPorts;

/**
 * Connects a service under test to the test servers of this build, which the first module starts.
 *
 * <p>{@code @WithTestResource(value = PlantTestResource.class, initArgs = @ResourceArg(name =
 * "service", value = "alert"), scope = TestResourceScope.GLOBAL)}. Each service has a broker and a
 * schema for itself, so that modules can be tested at the same time and none reads what another's
 * tests wrote.
 */
public final class PlantTestResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable String service;

  @Override
  public void init(Map<String, String> arguments) {
    service = arguments.get("service");
  }

  @Override
  public Map<String, String> start() {
    String name = service;
    if (name == null) {
      throw new IllegalArgumentException(
          "PlantTestResource needs the init argument `service`: the name of the service's schema.");
    }
    return configuration(name, new ServersOfThisBuild(ThisBuild.find()).get());
  }

  @Override
  public void stop() {
    // The servers serve the next module too, and end with the build.
  }

  private static Map<String, String> configuration(String service, RunningServers servers) {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("kafka.bootstrap.servers", servers.bootstrapServersOf(service));
    configuration.put("quarkus.datasource.jdbc.url", servers.jdbcUrl());
    configuration.put("quarkus.datasource.username", service);
    configuration.put("quarkus.datasource.password", service);
    configuration.put("quarkus.flyway.username", service + "_owner");
    configuration.put("quarkus.flyway.password", service + "_owner");
    // With a public key Quarkus verifies tokens itself; an address would make it ask a Keycloak.
    configuration.put("quarkus.oidc.auth-server-url", "");
    configuration.put("quarkus.oidc.public-key", servers.tokenKey().publicKey());
    configuration.put("quarkus.oidc.token.issuer", TestTokens.ISSUER);
    configuration.put("quarkus.http.host", LoopbackPorts.HOST);
    configuration.put("quarkus.http.test-port", "0");
    return configuration;
  }
}
