package org.penstock.plant.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.PlantException;
import org.penstock.plant.postgres.PlantPostgres;
import org.penstock.plant.process.JarFiles;
import org.penstock.plant.process.JavaCommand;

/** How Keycloak is run: on a database of our PostgreSQL, with the realm file imported. */
public final class KeycloakRun {

  /** What Keycloak's own start script gives the JVM and cannot do without. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx384m",
          "-XX:MaxMetaspaceSize=256m",
          "-Dfile.encoding=UTF-8",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory"
              + "=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "-Duser.language=en",
          "-Duser.country=US");

  private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  private final KeycloakDistribution distribution;
  private final KeycloakDatabase database;
  private final Path realm;
  private final int port;

  public KeycloakRun(
      KeycloakDistribution distribution, PlantPostgres postgres, Path realm, int port) {
    this.distribution = distribution;
    this.database = new KeycloakDatabase(postgres);
    this.realm = realm;
    this.port = port;
  }

  /** Where it answers. */
  public String address() {
    return "http://" + LoopbackPorts.HOST + ":" + port;
  }

  /** The realm's own address, which is also the issuer of its tokens. */
  public String realmAddress() {
    return address() + "/realms/penstock";
  }

  /** The first administrator, of the local plant only. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
    return environment;
  }

  /** Fetches, builds and prepares what is missing; the command then starts it. */
  public JavaCommand prepare(Consumer<String> progress) {
    Path home = distribution.home(progress);
    database.prepareFor(realm, progress);
    offerForImport(home);
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-Dkc.home.dir=" + home);
    options.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    List<Path> jars = JarFiles.below(home.resolve("lib"));
    List<String> program = new ArrayList<>();
    program.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString(), MAIN));
    program.addAll(arguments());
    return new JavaCommand(options, jars, program);
  }

  private List<String> arguments() {
    return List.of(
        "start",
        "--optimized",
        "--import-realm",
        "--http-enabled=true",
        "--http-host=" + LoopbackPorts.HOST,
        "--http-port=" + port,
        // The issuer in the tokens is then the same for whoever asks under whatever name.
        "--hostname=" + address(),
        "--db-url=" + database.jdbcUrl(),
        "--db-username=" + KeycloakDatabase.ROLE,
        "--db-password=" + KeycloakDatabase.ROLE);
  }

  private void offerForImport(Path home) {
    Path imports = home.resolve("data").resolve("import");
    try {
      Files.createDirectories(imports);
      Files.copy(realm, imports.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PlantException("The realm file " + realm + " cannot be copied: " + e, e);
    }
  }
}
