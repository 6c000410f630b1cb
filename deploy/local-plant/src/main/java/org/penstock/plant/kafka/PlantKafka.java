package org.penstock.plant.kafka;

import java.nio.file.Path;

/** The persistent broker of the local plant, in a JVM of its own. */
public final class PlantKafka {

  private PlantKafka() {}

  /** Arguments: data folder, port, port of the controller. */
  public static void main(String[] arguments) {
    KafkaBroker broker =
        KafkaBroker.start(
            Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    new PlantTopics(broker.bootstrapServers()).ensure();
    System.out.println("READY " + broker.bootstrapServers());
    broker.awaitShutdown();
  }
}
