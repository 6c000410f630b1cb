package org.penstock.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.PlantException;
import org.penstock.plant.net.TcpProxy;
import org.penstock.plant.postgres.PlantPostgres.Durability;
import org.penstock.plant.process.ServiceJvm;
import org.penstock.plant.rig.JvmProcess;
import org.penstock.plant.rig.PackagedService;
import org.penstock.plant.rig.ServiceRig;
import org.penstock.plant.simulator.SimulatedPlant;

/**
 * Broker, load plant behind a proxy, and scada-ingest as it is packaged.
 *
 * <p>The database is started by the parts that want the reading store, and by no other: without it
 * the store waits and uses nothing, so that what is measured is the way of a value to Kafka.
 */
public final class IngestRig implements AutoCloseable {

  private static final String SERVICE = "scada-ingest";
  private static final String PLANT = "plant";

  private final ServiceRig rig;
  private final TagList tags;
  private final int plantPort;
  private final int controlPort;
  private final JvmProcess plantProcess;
  private final JvmProcess service;
  private final JvmProcess straight;
  private final LoadPlant plant;
  private final TcpProxy network;

  /** Prepares a rig; nothing runs yet but the proxy. */
  public IngestRig(Path home, String name, TagList tags) {
    this.rig =
        new ServiceRig(
            home,
            home.resolve("benchmarks").resolve("target").resolve(name),
            Durability.FULL,
            ServiceRig.Compiling.FOR_SPEED);
    this.tags = tags;
    List<Integer> ports = LoopbackPorts.free(2);
    this.plantPort = ports.get(0);
    this.controlPort = ports.get(1);
    this.plantProcess = newPlantProcess();
    this.plant = new LoadPlant(controlPort);
    this.network = TcpProxy.inFrontOf(plantPort);
    this.service = rig.service(packaged());
    this.straight = newStraight();
  }

  /** Starts broker and plant on empty folders; the tags stand still. */
  public void start() {
    rig.clear();
    try {
      Files.writeString(tagsFile(), tags.yaml(endpointUrl()));
    } catch (IOException e) {
      throw new PlantException("The file " + tagsFile() + " cannot be written: " + e, e);
    }
    rig.broker().start();
    plantProcess.start();
  }

  /** Starts an empty database, as durable as a plant's: from now on the reading store works. */
  public void startDatabase() {
    rig.startDatabase();
  }

  /** How many readings are in the reading store. */
  public long storedRows() {
    return rig.number("SELECT count(*) FROM scada.scada_reading");
  }

  /** Stops the database: from now on the reading store waits. */
  public void stopDatabase() {
    rig.stopDatabase();
  }

  private JvmProcess newPlantProcess() {
    List<String> words = rig.localPlant("-Xmx768m", SimulatedPlant.class);
    words.addAll(
        List.of(
            "--port=" + plantPort,
            "--control-port=" + controlPort,
            "--data=" + rig.data(PLANT),
            "--faults=false",
            "--load-tags=" + tags.tags(),
            "--load-without-history=" + tags.withoutHistory()));
    return rig.program(PLANT, words, Map.of());
  }

  private PackagedService packaged() {
    return new PackagedService(
        SERVICE,
        SERVICE,
        "scada",
        ServiceJvm.INGEST_HEAP_MEGABYTES,
        PackagedService.LIVE,
        Map.of(
            "SCADA_TAGS_FILE", tagsFile().toString(),
            "SCADA_DATA_FOLDER", rig.data(SERVICE).toString(),
            "SCADA_OPCUA_PASSWORD", "penstock-ingest",
            "SCADA_PKI_FOLDER", rig.data(SERVICE).resolve("pki").toString(),
            "SCADA_PKI_TRUST_FILE", certificate().toString()));
  }

  private JvmProcess newStraight() {
    List<String> words = new ArrayList<>(ServiceJvm.options(ServiceJvm.INGEST_HEAP_MEGABYTES));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(StraightPipeline.class.getName());
    words.addAll(List.of(endpointUrl(), certificate().toString(), bootstrapServers()));
    words.add(String.valueOf(tags.tags()));
    words.add(String.valueOf(tags.publishing().toMillis()));
    words.add(String.valueOf(tags.queue()));
    return rig.program("straight", words, ServiceJvm.ENVIRONMENT);
  }

  private Path certificate() {
    return rig.data(PLANT).resolve("server-certificate.der");
  }

  private Path tagsFile() {
    return rig.file("tags.yaml");
  }

  /** What clients take: the proxy. */
  private String endpointUrl() {
    return "opc.tcp://" + LoopbackPorts.HOST + ":" + network.port() + "/plant";
  }

  /** Where the service answers. */
  public String serviceUrl() {
    return rig.url(SERVICE);
  }

  /** Where the broker is. */
  public String bootstrapServers() {
    return rig.bootstrapServers();
  }

  /** How many tags there are. */
  public int tags() {
    return tags.tags();
  }

  /** The broker. */
  public JvmProcess broker() {
    return rig.broker();
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
    rig.close();
    network.close();
  }
}
