package org.penstock.plant.up;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.identity.KeycloakDistribution;
import org.penstock.plant.identity.KeycloakRun;
import org.penstock.plant.kafka.PlantKafka;
import org.penstock.plant.postgres.PlantDatabases;
import org.penstock.plant.postgres.PlantPostgres;
import org.penstock.plant.postgres.PlantPostgres.Durability;
import org.penstock.plant.process.JarFiles;
import org.penstock.plant.process.JavaCommand;
import org.penstock.plant.process.Learning;
import org.penstock.plant.process.Probe;
import org.penstock.plant.up.JavaPart.Description;
import org.penstock.plant.up.LocalPlant.Planned;

/** Which parts the plant has, how each is run, and who needs whom. */
public final class PlantPlan {

  private static final String POSTGRES = "postgres";
  private static final String KAFKA = "kafka";
  private static final String READY = "READY";

  private final PlantFolder folder;
  private final Map<PlantPort, Integer> ports;
  private final Learning learning;
  private final HttpClient http = HttpClient.newHttpClient();
  private final PlantPostgres postgres;
  private final ServiceEnvironment environment;

  private PlantPlan(PlantFolder folder, Map<PlantPort, Integer> ports, Learning learning) {
    this.folder = folder;
    this.ports = Map.copyOf(ports);
    this.learning = learning;
    this.postgres =
        new PlantPostgres(
            folder.cache(),
            folder.data(POSTGRES),
            folder.log(POSTGRES),
            port(PlantPort.POSTGRES),
            Durability.FULL);
    this.environment =
        new ServiceEnvironment(folder, this.ports, postgres.jdbcUrl(PlantDatabases.PENSTOCK));
  }

  /** The plant of one folder on these ports. */
  public static LocalPlant plant(
      PlantFolder folder, Map<PlantPort, Integer> ports, Learning learning) {
    return new LocalPlant(new PlantPlan(folder, ports, learning).parts());
  }

  private List<Planned> parts() {
    List<Planned> parts = new ArrayList<>();
    parts.add(new Planned(new PostgresPart(postgres), List.of()));
    parts.add(new Planned(kafka(), List.of()));
    parts.add(new Planned(keycloak(), List.of(POSTGRES)));
    parts.add(new Planned(simulatedPlant(), List.of()));
    parts.add(new Planned(standInCmms(), List.of()));
    for (PlantService service : PlantService.values()) {
      parts.add(new Planned(service(service), List.of(POSTGRES, KAFKA)));
    }
    return parts;
  }

  private Part kafka() {
    int port = port(PlantPort.KAFKA);
    return localPlantProgram(
        new Description(KAFKA, LoopbackPorts.HOST + ":" + port, ""),
        Probe.port(port),
        List.of("-Xmx320m"),
        PlantKafka.class.getName(),
        folder.data(KAFKA).toString(),
        String.valueOf(port),
        String.valueOf(port(PlantPort.KAFKA_CONTROLLER)));
  }

  private Part keycloak() {
    KeycloakRun run =
        new KeycloakRun(
            new KeycloakDistribution(folder.cache()),
            postgres,
            folder.configuration("realm").resolve("penstock-realm.json"),
            port(PlantPort.KEYCLOAK));
    return new JavaPart(
        new Description("keycloak", run.address() + "/admin", "admin / admin"),
        progress -> run.prepare(what -> progress.say("keycloak", what)),
        run.environment(),
        Probe.http(http, URI.create(run.realmAddress())),
        folder,
        learning);
  }

  private Part simulatedPlant() {
    String name = "simulated-plant";
    int port = port(PlantPort.PLANT);
    return localPlantProgram(
        new Description(
            name,
            "opc.tcp://" + LoopbackPorts.HOST + ":" + port,
            "penstock-ingest / penstock-ingest"),
        Probe.port(port),
        List.of("-Xmx192m"),
        "org.penstock.plant.simulator.SimulatedPlant",
        "--port=" + port,
        "--control-port=" + port(PlantPort.PLANT_CONTROL),
        "--data=" + folder.data(name));
  }

  private Part standInCmms() {
    String name = "stand-in-cmms";
    int port = port(PlantPort.CMMS);
    return localPlantProgram(
        new Description(name, url(port, "/"), "wtp-1 / local-cmms-key"),
        Probe.port(port),
        List.of("-Xmx64m"),
        "org.penstock.plant.cmms.StandInCmms",
        "--port=" + port,
        "--data=" + folder.data(name));
  }

  private Part localPlantProgram(
      Description description,
      Probe probe,
      List<String> options,
      String mainClass,
      String... arguments) {
    return new JavaPart(
        description,
        _ -> JavaCommand.ofClass(options, folder.classPath(), mainClass, arguments),
        Map.of(),
        Probe.logged(folder.log(description.name()), READY).and(probe),
        folder,
        learning);
  }

  private Part service(PlantService service) {
    int port = port(service.port());
    String name = service.serviceName();
    return new JavaPart(
        new Description(name, url(port, service.basePath()), "./penstock token <role>"),
        _ -> packaged(service),
        environment.of(service),
        Probe.http(http, URI.create(url(port, "/q/health/ready"))),
        folder,
        learning);
  }

  private JavaCommand packaged(PlantService service) {
    Path program = folder.packaged(service.serviceName());
    return JavaCommand.ofJar(
        service.jvmOptions(), program.resolve("quarkus-run.jar"), JarFiles.below(program));
  }

  private int port(PlantPort port) {
    return ports.getOrDefault(port, 0);
  }

  private static String url(int port, String path) {
    return "http://" + LoopbackPorts.HOST + ":" + port + path;
  }
}
