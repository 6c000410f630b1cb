package org.penstock.plant.rig;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penstock.plant.FolderTree;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.PlantException;
import org.penstock.plant.kafka.PlantKafka;
import org.penstock.plant.postgres.PlantDatabases;
import org.penstock.plant.postgres.PlantPostgres;
import org.penstock.plant.postgres.PlantPostgres.Durability;
import org.penstock.plant.process.Probe;
import org.penstock.plant.process.ServiceJvm;
import org.penstock.plant.test.TestIssuer;
import org.penstock.plant.test.TestPerson;
import org.penstock.plant.up.PlantFolder;

/** A broker, a database and programs beside them, on free ports and in a fresh folder. */
public final class ServiceRig implements AutoCloseable {

  /** What a program of local-plant writes when it may be used. */
  public static final String READY = "READY";

  /** How far the JVMs of the rig compile what they run. */
  public enum Compiling {
    /** Not far: for programs that live for a minute. */
    FOR_A_QUICK_START,

    /** As in a plant: for programs that are measured. */
    FOR_SPEED;

    private List<String> options() {
      return this == FOR_A_QUICK_START ? List.of("-XX:TieredStopAtLevel=1") : List.of();
    }
  }

  private final PlantFolder folder;
  private final Compiling compiling;
  private final int databasePort;
  private final int brokerPort;
  private final PlantPostgres database;
  private final JvmProcess broker;
  private final TestIssuer issuer = new TestIssuer();
  private final Map<String, Integer> servicePorts = new LinkedHashMap<>();
  private final List<JvmProcess> programs = new ArrayList<>();

  /**
   * Prepares a rig; nothing runs yet.
   *
   * @param home the root of the repository, with the packaged programs
   * @param state the folder in which everything is kept; what an earlier run left there is deleted
   */
  public ServiceRig(Path home, Path state, Durability durability, Compiling compiling) {
    this.compiling = compiling;
    this.folder = new PlantFolder(home, state);
    List<Integer> ports = LoopbackPorts.free(3);
    this.databasePort = ports.get(0);
    this.brokerPort = ports.get(1);
    this.database =
        new PlantPostgres(
            folder.cache(),
            folder.data("postgres"),
            folder.log("postgres"),
            databasePort,
            durability);
    this.broker = newBroker(ports.get(2));
  }

  private JvmProcess newBroker(int controllerPort) {
    List<String> words = localPlant("-Xmx512m", PlantKafka.class);
    words.add(folder.data("kafka").toString());
    words.add(String.valueOf(brokerPort));
    words.add(String.valueOf(controllerPort));
    Probe ready = Probe.logged(folder.log("kafka"), READY).and(Probe.port(brokerPort));
    return new JvmProcess("kafka", folder, words, Map.of(), ready);
  }

  /** The words that start a program of local-plant; its arguments follow. */
  public List<String> localPlant(String heap, Class<?> program) {
    List<String> words = new ArrayList<>(compiling.options());
    words.addAll(List.of(heap, "-XX:+UseSerialGC", "-cp"));
    words.add(
        String.join(File.pathSeparator, folder.classPath().stream().map(Path::toString).toList()));
    words.add(program.getName());
    return words;
  }

  /** Empties the folder, and ends a database that an earlier run left behind. */
  public void clear() {
    database.stop();
    try {
      FolderTree.delete(folder.state());
      Files.createDirectories(folder.state());
    } catch (IOException e) {
      throw new PlantException("The folder " + folder.state() + " cannot be used: " + e, e);
    }
  }

  /** Starts the database, with the schemas of all services, empty. */
  public void startDatabase() {
    database.start();
    new PlantDatabases(database).prepareForServices();
  }

  /** Stops the database. */
  public void stopDatabase() {
    database.stop();
  }

  /** The broker; its topics are there when it is ready. */
  public JvmProcess broker() {
    return broker;
  }

  /** A service as it is packaged, not started yet. */
  public JvmProcess service(PackagedService service) {
    Path jar = folder.packaged(service.name()).resolve("quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new PlantException(jar + " is missing: build " + service.name() + " first");
    }
    servicePorts.put(service.instance(), LoopbackPorts.free(1).getFirst());
    List<String> words = new ArrayList<>(compiling.options());
    words.addAll(ServiceJvm.options(service.heapMegabytes()));
    words.addAll(List.of("-jar", jar.toString()));
    Probe ready =
        Probe.http(
            HttpClient.newHttpClient(), URI.create(url(service.instance()) + service.readyPath()));
    return program(service.instance(), words, environmentOf(service), ready);
  }

  private Map<String, String> environmentOf(PackagedService service) {
    String schema = service.schema();
    Map<String, String> environment = new HashMap<>(ServiceJvm.ENVIRONMENT);
    environment.putAll(issuer.environment());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(PlantDatabases.PENSTOCK));
    environment.put("QUARKUS_DATASOURCE_USERNAME", schema);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", schema);
    environment.put("QUARKUS_FLYWAY_USERNAME", schema + "_owner");
    environment.put("QUARKUS_FLYWAY_PASSWORD", schema + "_owner");
    environment.put("QUARKUS_HTTP_HOST", LoopbackPorts.HOST);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port(service.instance())));
    environment.put("PENSTOCK_CONSUMER_INSTANCE_ID", service.instance());
    environment.putAll(service.environment());
    return environment;
  }

  /** Any other program; it ends with the rig. */
  public JvmProcess program(
      String name, List<String> words, Map<String, String> environment, Probe ready) {
    JvmProcess program = new JvmProcess(name, folder, words, environment, ready);
    programs.add(program);
    return program;
  }

  /** A program that says when it is ready. */
  public JvmProcess program(String name, List<String> words, Map<String, String> environment) {
    return program(name, words, environment, Probe.logged(folder.log(name), READY));
  }

  /** A folder of that name for what a program keeps. */
  public Path data(String name) {
    return folder.data(name);
  }

  /** A file of that name in the rig's folder. */
  public Path file(String name) {
    return folder.state().resolve(name);
  }

  /** Where an instance of a service answers. */
  public String url(String instance) {
    return "http://" + LoopbackPorts.HOST + ":" + port(instance);
  }

  private int port(String instance) {
    return servicePorts.getOrDefault(instance, 0);
  }

  /** Where the broker is. */
  public String bootstrapServers() {
    return LoopbackPorts.HOST + ":" + brokerPort;
  }

  /** A token of that person, which every service of the rig takes. */
  public String token(TestPerson person) {
    return issuer.token(person);
  }

  /** One number of the database, asked with all rights. */
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

  /** The texts of a column, asked with all rights. */
  public List<String> texts(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new PlantException("The database does not answer: " + e.getMessage(), e);
    }
  }

  /** A connection to the database with all rights. */
  public Connection connect() throws SQLException {
    return database.connect(PlantDatabases.PENSTOCK);
  }

  /** Statements that no service could run. */
  public void asSuperuser(String sql) {
    try (Connection connection = database.connect(PlantDatabases.PENSTOCK);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new PlantException("The database refuses it: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    programs.reversed().forEach(JvmProcess::stop);
    broker.stop();
    database.stop();
  }
}
