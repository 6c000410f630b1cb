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
import org.penstock.plant.net.TcpProxy;
import org.penstock.plant.postgres.PlantDatabases;
import org.penstock.plant.postgres.PlantPostgres;
import org.penstock.plant.process.Probe;
import org.penstock.plant.process.ServiceJvm;
import org.penstock.plant.simulator.SimulatedPlant;
import org.penstock.plant.up.PlantFolder;

/**
 * Broker, load plant behind a proxy, and scada-ingest as it is packaged, on free ports and in a
 * fresh folder.
 *
 * <p>The database is started by the parts that want the reading store, and by no other: without it
 * the store waits and uses nothing, so that what is measured is the way of a value to Kafka.
 */
public final class IngestRig implements AutoCloseable {
  /** For both sides of a comparison. */
  private static final List<String> MEASURED = ServiceJvm.options(ServiceJvm.INGEST_HEAP_MEGABYTES);

  private static final String SCHEMA = "scada";
  private static final String READY = "READY";

  private final PlantFolder folder;
  private final TagList tags;
  private final List<Integer> ports = LoopbackPorts.free(6);
  private final JvmProcess broker;
  private final JvmProcess plantProcess;
  private final JvmProcess service;
  private final JvmProcess straight;
  private final LoadPlant plant;
  private final TcpProxy network;
  private final PlantPostgres database;

  /** Prepares a rig; nothing runs yet but the proxy. */
  public IngestRig(Path home, String name, TagList tags) {
    this.folder = new PlantFolder(home, home.resolve("benchmarks").resolve("target").resolve(name));
    this.tags = tags;
    this.broker = newBroker();
    this.plantProcess = newPlantProcess();
    this.plant = new LoadPlant(port(3));
    this.network = TcpProxy.inFrontOf(port(2));
    this.database =
        new PlantPostgres(
            folder.cache(),
            folder.data("postgres"),
            folder.log("postgres"),
            port(5),
            PlantPostgres.Durability.FULL);
    this.service = newService();
    this.straight = newStraight();
  }

  /** Starts broker and plant on empty folders; the tags stand still. */
  public void start() {
    database.stop(); // what a run before this one left behind
    try {
      FolderTree.delete(folder.state());
      Files.createDirectories(folder.state());
      Files.writeString(tagsFile(), tags.yaml(endpointUrl()));
    } catch (IOException e) {
      throw new PlantException("The folder " + folder.state() + " cannot be used: " + e, e);
    }
    broker.start();
    plantProcess.start();
  }

  /** Starts an empty database, as durable as a plant's: from now on the reading store works. */
  public void startDatabase() {
    database.start();
    new PlantDatabases(database).prepareForServices();
  }

  /** How many readings are in the reading store. */
  public long storedRows() {
    try (Connection connection = database.connect(PlantDatabases.PENSTOCK);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM scada.scada_reading")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new PlantException("The reading store cannot be counted: " + e.getMessage(), e);
    }
  }

  /** Stops the database: from now on the reading store waits. */
  public void stopDatabase() {
    database.stop();
  }

  private JvmProcess newBroker() {
    List<String> words = localPlant("-Xmx512m", PlantKafka.class.getName());
    words.add(folder.data("kafka").toString());
    words.add(String.valueOf(port(0)));
    words.add(String.valueOf(port(1)));
    Probe ready = Probe.logged(folder.log("kafka"), READY).and(Probe.port(port(0)));
    return new JvmProcess("kafka", folder, words, Map.of(), ready);
  }

  private JvmProcess newPlantProcess() {
    List<String> words = localPlant("-Xmx768m", SimulatedPlant.class.getName());
    words.addAll(
        List.of(
            "--port=" + port(2),
            "--control-port=" + port(3),
            "--data=" + folder.data("plant"),
            "--faults=false",
            "--load-tags=" + tags.tags(),
            "--load-without-history=" + tags.withoutHistory()));
    return new JvmProcess(
        "plant", folder, words, Map.of(), Probe.logged(folder.log("plant"), READY));
  }

  private List<String> localPlant(String heap, String mainClass) {
    List<String> words = new ArrayList<>(List.of(heap, "-XX:+UseSerialGC", "-cp"));
    words.add(
        String.join(File.pathSeparator, folder.classPath().stream().map(Path::toString).toList()));
    words.add(mainClass);
    return words;
  }

  private JvmProcess newService() {
    Path jar = folder.packaged("scada-ingest").resolve("quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new PlantException(jar + " is missing: build scada-ingest first");
    }
    List<String> words = new ArrayList<>(MEASURED);
    words.addAll(List.of("-jar", jar.toString()));
    URI live = URI.create(serviceUrl() + "/q/health/live");
    return new JvmProcess(
        "scada-ingest",
        folder,
        words,
        serviceEnvironment(),
        Probe.http(HttpClient.newHttpClient(), live));
  }

  private Map<String, String> serviceEnvironment() {
    String nobody = "127.0.0.1:1";
    Map<String, String> environment = new HashMap<>(ServiceJvm.ENVIRONMENT);
    environment.putAll(
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
            "QUARKUS_OIDC_AUTH_SERVER_URL", "http://" + nobody + "/realms/penstock",
            "QUARKUS_HTTP_HOST", LoopbackPorts.HOST,
            "QUARKUS_HTTP_PORT", String.valueOf(port(4)),
            "SCADA_TAGS_FILE", tagsFile().toString(),
            "SCADA_DATA_FOLDER", folder.data("scada-ingest").toString(),
            "SCADA_OPCUA_PASSWORD", "penstock-ingest",
            "SCADA_PKI_FOLDER", folder.data("scada-ingest").resolve("pki").toString(),
            "SCADA_PKI_TRUST_FILE", certificate().toString()));
    environment.putAll(
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            database.jdbcUrl(PlantDatabases.PENSTOCK),
            "QUARKUS_DATASOURCE_USERNAME",
            SCHEMA,
            "QUARKUS_DATASOURCE_PASSWORD",
            SCHEMA,
            "QUARKUS_FLYWAY_USERNAME",
            SCHEMA + "_owner",
            "QUARKUS_FLYWAY_PASSWORD",
            SCHEMA + "_owner"));
    return environment;
  }

  private JvmProcess newStraight() {
    List<String> words = new ArrayList<>(MEASURED);
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(StraightPipeline.class.getName());
    words.addAll(List.of(endpointUrl(), certificate().toString(), bootstrapServers()));
    words.add(String.valueOf(tags.tags()));
    words.add(String.valueOf(tags.publishing().toMillis()));
    words.add(String.valueOf(tags.queue()));
    return new JvmProcess(
        "straight",
        folder,
        words,
        ServiceJvm.ENVIRONMENT,
        Probe.logged(folder.log("straight"), READY));
  }

  private Path certificate() {
    return folder.data("plant").resolve("server-certificate.der");
  }

  private Path tagsFile() {
    return folder.state().resolve("tags.yaml");
  }

  private int port(int which) {
    return ports.get(which);
  }

  /** What clients take: the proxy. */
  private String endpointUrl() {
    return "opc.tcp://" + LoopbackPorts.HOST + ":" + network.port() + "/plant";
  }

  /** Where the service answers. */
  public String serviceUrl() {
    return "http://" + LoopbackPorts.HOST + ":" + port(4);
  }

  /** Where the broker is. */
  public String bootstrapServers() {
    return LoopbackPorts.HOST + ":" + port(0);
  }

  /** How many tags there are. */
  public int tags() {
    return tags.tags();
  }

  /** The broker. */
  public JvmProcess broker() {
    return broker;
  }

  /** The load plant. */
  public LoadPlant plant() {
    return plant;
  }

  /** The network between the plant and its clients. */
  public TcpProxy network() {
    return network;
  }

  /** scada-ingest as it is packaged. */
  public JvmProcess service() {
    return service;
  }

  /** The straight pipeline. */
  public JvmProcess straight() {
    return straight;
  }

  @Override
  public void close() {
    service.stop();
    straight.stop();
    network.close();
    plantProcess.stop();
    broker.stop();
    database.stop();
  }
}
