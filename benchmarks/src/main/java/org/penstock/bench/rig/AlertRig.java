package org.penstock.bench.rig;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penstock.plant.FolderTree;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.PlantException;
import org.penstock.plant.kafka.PlantKafka;
import org.penstock.plant.postgres.PlantDatabases;
import org.penstock.plant.postgres.PlantPostgres;
import org.penstock.plant.process.Probe;
import org.penstock.plant.process.ServiceJvm;
import org.penstock.plant.test.TestIssuer;
import org.penstock.plant.test.TestPerson;
import org.penstock.plant.up.PlantFolder;

/**
 * Broker, database as durable as a plant's, and alert-engine as it is packaged, on free ports and
 * in a fresh folder; programs that it is compared with get the same JVM.
 */
public final class AlertRig implements AutoCloseable {

  private static final List<String> MEASURED = ServiceJvm.options(ServiceJvm.USUAL_HEAP_MEGABYTES);
  private static final String SCHEMA = "alert";
  private static final String READY = "READY";

  private final PlantFolder folder;
  private final List<Integer> ports = LoopbackPorts.free(4);
  private final TestIssuer issuer = new TestIssuer();
  private final List<JvmProcess> peers = new ArrayList<>();
  private final JvmProcess broker;
  private final JvmProcess engine;
  private final PlantPostgres database;

  /** Prepares a rig; nothing runs yet. */
  public AlertRig(Path home, String name) {
    this.folder = new PlantFolder(home, home.resolve("benchmarks").resolve("target").resolve(name));
    this.database =
        new PlantPostgres(
            folder.cache(),
            folder.data("postgres"),
            folder.log("postgres"),
            ports.get(0),
            PlantPostgres.Durability.FULL);
    this.broker = newBroker();
    this.engine = newEngine();
  }

  /** Starts broker and database, empty. */
  public void start(String rules) {
    database.stop(); // what a run before this one left behind
    try {
      FolderTree.delete(folder.state());
      Files.createDirectories(folder.state());
      Files.writeString(rulesFile(), rules);
    } catch (IOException e) {
      throw new PlantException("The folder " + folder.state() + " cannot be used: " + e, e);
    }
    broker.start();
    database.start();
    new PlantDatabases(database).prepareForServices();
  }

  private JvmProcess newBroker() {
    List<String> words = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp"));
    words.add(
        String.join(File.pathSeparator, folder.classPath().stream().map(Path::toString).toList()));
    words.add(PlantKafka.class.getName());
    words.add(folder.data("kafka").toString());
    words.add(String.valueOf(ports.get(1)));
    words.add(String.valueOf(ports.get(2)));
    Probe ready = Probe.logged(folder.log("kafka"), READY).and(Probe.port(ports.get(1)));
    return new JvmProcess("kafka", folder, words, Map.of(), ready);
  }

  private JvmProcess newEngine() {
    Path jar = folder.packaged("alert-engine").resolve("quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new PlantException(jar + " is missing: build alert-engine first");
    }
    List<String> words = new ArrayList<>(MEASURED);
    words.addAll(List.of("-jar", jar.toString()));
    Map<String, String> environment = new HashMap<>(ServiceJvm.ENVIRONMENT);
    environment.putAll(issuer.environment());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(PlantDatabases.PENSTOCK));
    environment.put("QUARKUS_DATASOURCE_USERNAME", SCHEMA);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", SCHEMA);
    environment.put("QUARKUS_FLYWAY_USERNAME", SCHEMA + "_owner");
    environment.put("QUARKUS_FLYWAY_PASSWORD", SCHEMA + "_owner");
    environment.put("QUARKUS_HTTP_HOST", LoopbackPorts.HOST);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.get(3)));
    environment.put("PENSTOCK_CONSUMER_INSTANCE_ID", "bench");
    environment.put("ALERT_RULES_FILE", rulesFile().toString());
    return new JvmProcess(
        "alert-engine",
        folder,
        words,
        environment,
        Probe.http(HttpClient.newHttpClient(), URI.create(engineUrl() + "/q/health/ready")));
  }

  /** Another program on the same broker, ready when it says so. */
  public JvmProcess peer(Class<?> program, String... arguments) {
    String name = program.getSimpleName();
    List<String> words = new ArrayList<>(MEASURED);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    words.addAll(List.of(arguments));
    JvmProcess peer =
        new JvmProcess(
            name, folder, words, ServiceJvm.ENVIRONMENT, Probe.logged(folder.log(name), READY));
    peers.add(peer);
    return peer;
  }

  /** A folder of that name for what a program keeps. */
  public Path data(String name) {
    return folder.data(name);
  }

  private Path rulesFile() {
    return folder.state().resolve("alarm-rules.yaml");
  }

  /** Where the service answers. */
  public String engineUrl() {
    return "http://" + LoopbackPorts.HOST + ":" + ports.get(3);
  }

  /** Where the broker is. */
  public String bootstrapServers() {
    return LoopbackPorts.HOST + ":" + ports.get(1);
  }

  /** alert-engine as it is packaged. */
  public JvmProcess engine() {
    return engine;
  }

  /** A token of an Operator. */
  public String token() {
    return issuer.token(TestPerson.OPERATOR);
  }

  /** One number of the database. */
  public long number(String sql) {
    try (Connection connection = database.connect(PlantDatabases.PENSTOCK);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new PlantException("The database does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    peers.forEach(JvmProcess::stop);
    engine.stop();
    broker.stop();
    database.stop();
  }
}
