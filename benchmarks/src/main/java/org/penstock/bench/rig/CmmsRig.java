package org.penstock.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.cmms.StandInCmms;
import org.penstock.plant.postgres.PlantPostgres.Durability;
import org.penstock.plant.process.ServiceJvm;
import org.penstock.plant.rig.JvmProcess;
import org.penstock.plant.rig.PackagedService;
import org.penstock.plant.rig.ServiceRig;

/**
 * Broker, database as durable as a plant's, cmms-bridge as it is packaged, and the stand-in CMMS.
 *
 * <p>Time is accelerated, on both sides alike: one second is a minute. So the bridge makes 150
 * calls in a second where it would make them in a minute, and the CMMS refuses more than 200.
 */
public final class CmmsRig implements AutoCloseable {

  /** How many simulated seconds one second has. */
  public static final int ACCELERATION = 60;

  /** Calls a simulated minute that the bridge allows itself. */
  public static final int CALLS_PER_MINUTE = 150;

  private static final int LIMIT_PER_MINUTE = 200;
  private static final String BRIDGE = "cmms-bridge";
  private static final String STAND_IN = "stand-in-cmms";

  private final ServiceRig rig;
  private final int cmmsPort = LoopbackPorts.free(1).getFirst();
  private final JvmProcess bridge;
  private final JvmProcess cmms;

  /** Prepares a rig; nothing runs yet. */
  public CmmsRig(Path home, String name) {
    this.rig =
        new ServiceRig(
            home,
            home.resolve("benchmarks").resolve("target").resolve(name),
            Durability.FULL,
            ServiceRig.Compiling.FOR_SPEED);
    this.bridge =
        rig.service(
            new PackagedService(
                BRIDGE,
                BRIDGE,
                "cmms",
                ServiceJvm.USUAL_HEAP_MEGABYTES,
                PackagedService.READY,
                settings()));
    List<String> words = new ArrayList<>(rig.localPlant("-Xmx1g", StandInCmms.class));
    words.add("--port=" + cmmsPort);
    words.add("--limit=" + LIMIT_PER_MINUTE * ACCELERATION);
    words.add("--data=" + rig.data(STAND_IN));
    this.cmms = rig.program(STAND_IN, words, Map.of());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("CMMS_CONNECTOR_BASE_URL", cmmsUrl() + "/v8");
    settings.put("CMMS_CONNECTOR_CONNECTION_KEY", "wtp-1");
    settings.put("CMMS_CONNECTOR_API_KEY", "local-cmms-key");
    settings.put("CMMS_MAPPING_FILE", mappingFile().toString());
    settings.put("CMMS_CONNECTOR_CONNECT_TIMEOUT", "100ms");
    settings.put("CMMS_CONNECTOR_REQUEST_TIMEOUT", "500ms");
    settings.put(
        "CMMS_CONNECTOR_CALLS_PER_MINUTE", String.valueOf(CALLS_PER_MINUTE * ACCELERATION));
    settings.put("CMMS_CONNECTOR_LIMIT_PAUSE", "1s");
    settings.put("CMMS_DISPATCH_SENDERS", "4");
    settings.put("CMMS_DISPATCH_POLL_INTERVAL", "20ms");
    settings.put("CMMS_DISPATCH_LEASE", "2s");
    settings.put("CMMS_DISPATCH_SETTLE", "2s");
    settings.put("CMMS_DISPATCH_FIRST_RETRY", "100ms");
    settings.put("CMMS_DISPATCH_LONGEST_RETRY", "15s");
    settings.put("CMMS_GATE_FIRST_PAUSE", "100ms");
    settings.put("CMMS_GATE_LONGEST_PAUSE", "1s");
    settings.put("CMMS_GATE_FIRST_CALLS_PER_MINUTE", String.valueOf(10 * ACCELERATION));
    settings.put("CMMS_GATE_DOUBLING", "500ms");
    // Reading back is not what is measured; the stand-in looks through all of them each time.
    settings.put("CMMS_FOLLOW_INTERVAL", "1h");
    return settings;
  }

  private Path mappingFile() {
    return rig.file("cmms-mapping.yaml");
  }

  /** Starts broker and database, empty. */
  public void start(String mapping) throws IOException {
    rig.clear();
    Files.writeString(mappingFile(), mapping);
    rig.broker().start();
    rig.startDatabase();
  }

  /** cmms-bridge as it is packaged. */
  public JvmProcess bridge() {
    return bridge;
  }

  /** The maintenance system; what it has survives its end. */
  public JvmProcess cmms() {
    return cmms;
  }

  /** Where the maintenance system answers. */
  public String cmmsUrl() {
    return "http://" + LoopbackPorts.HOST + ":" + cmmsPort;
  }

  /** Where cmms-bridge answers. */
  public String bridgeUrl() {
    return rig.url(BRIDGE);
  }

  /** Where the broker is. */
  public String bootstrapServers() {
    return rig.bootstrapServers();
  }

  /** One number of the database. */
  public long number(String sql) {
    return rig.number(sql);
  }

  /** A connection to the database with all rights. */
  public Connection connect() throws SQLException {
    return rig.connect();
  }

  @Override
  public void close() {
    rig.close();
  }
}
