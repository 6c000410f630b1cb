package org.penstock.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.penstock.plant.PlantException;
import org.penstock.plant.postgres.PlantPostgres.Durability;
import org.penstock.plant.process.ServiceJvm;
import org.penstock.plant.rig.JvmProcess;
import org.penstock.plant.rig.PackagedService;
import org.penstock.plant.rig.ServiceRig;
import org.penstock.plant.test.TestPerson;

/**
 * Broker, database as durable as a plant's, and alert-engine as it is packaged; programs that it is
 * compared with get the same JVM.
 */
public final class AlertRig implements AutoCloseable {

  private static final String ENGINE = "alert-engine";

  private final ServiceRig rig;
  private final JvmProcess engine;

  /** Prepares a rig; nothing runs yet. */
  public AlertRig(Path home, String name) {
    this.rig =
        new ServiceRig(
            home,
            home.resolve("benchmarks").resolve("target").resolve(name),
            Durability.FULL,
            ServiceRig.Compiling.FOR_SPEED);
    this.engine =
        rig.service(
            new PackagedService(
                ENGINE,
                ENGINE,
                "alert",
                ServiceJvm.USUAL_HEAP_MEGABYTES,
                PackagedService.READY,
                Map.of("ALERT_RULES_FILE", rulesFile().toString())));
  }

  /** Starts broker and database, empty. */
  public void start(String rules) {
    rig.clear();
    try {
      Files.writeString(rulesFile(), rules);
    } catch (IOException e) {
      throw new PlantException("The file " + rulesFile() + " cannot be written: " + e, e);
    }
    rig.broker().start();
    rig.startDatabase();
  }

  /** Another program on the same broker, ready when it says so. */
  public JvmProcess peer(Class<?> program, String... arguments) {
    List<String> words = new ArrayList<>(ServiceJvm.options(ServiceJvm.USUAL_HEAP_MEGABYTES));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    words.addAll(List.of(arguments));
    return rig.program(program.getSimpleName(), words, ServiceJvm.ENVIRONMENT);
  }

  /** A folder of that name for what a program keeps. */
  public Path data(String name) {
    return rig.data(name);
  }

  private Path rulesFile() {
    return rig.file("alarm-rules.yaml");
  }

  /** Where the service answers. */
  public String engineUrl() {
    return rig.url(ENGINE);
  }

  /** Where the broker is. */
  public String bootstrapServers() {
    return rig.bootstrapServers();
  }

  /** alert-engine as it is packaged. */
  public JvmProcess engine() {
    return engine;
  }

  /** A token of an Operator. */
  public String token() {
    return rig.token(TestPerson.OPERATOR);
  }

  /** One number of the database. */
  public long number(String sql) {
    return rig.number(sql);
  }

  @Override
  public void close() {
    rig.close();
  }
}
