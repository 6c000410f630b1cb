package org.penstock.plant.up;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.penstock.plant.PlantException;

/** A port that the plant listens on, with its usual number. */
public enum PlantPort {
  POSTGRES("postgres", "PostgreSQL", 15432),
  KAFKA("kafka", "Kafka", 19092),
  KAFKA_CONTROLLER("kafka", "Kafka's controller", 19093),
  KEYCLOAK("keycloak", "Keycloak", 8180),
  PLANT("simulated-plant", "the simulated plant (OPC UA)", 14840),
  PLANT_CONTROL("simulated-plant", "the simulated plant's control", 14841),
  CMMS("stand-in-cmms", "the stand-in CMMS", 8190),
  SCADA_INGEST("scada-ingest", "scada-ingest", 8101),
  ALERT_ENGINE("alert-engine", "alert-engine", 8102),
  CMMS_BRIDGE("cmms-bridge", "cmms-bridge", 8103),
  COMPLIANCE_SERVICE("compliance-service", "compliance-service", 8104),
  ELOG_SERVICE("elog-service", "elog-service", 8105);

  private final String part;
  private final String purpose;
  private final int usual;

  PlantPort(String part, String purpose, int usual) {
    this.part = part;
    this.purpose = purpose;
    this.usual = usual;
  }

  /** The name of the part that listens there. */
  public String part() {
    return part;
  }

  /** What listens there, for a sentence. */
  public String purpose() {
    return purpose;
  }

  /** The environment variable that chooses another number. */
  public String variable() {
    return "PENSTOCK_" + name() + "_PORT";
  }

  /** The number of each port: the usual one, or what the environment says. */
  public static Map<PlantPort, Integer> numbers(Map<String, String> environment) {
    Map<PlantPort, Integer> numbers = new EnumMap<>(PlantPort.class);
    Arrays.stream(values()).forEach(port -> numbers.put(port, port.number(environment)));
    return numbers;
  }

  private int number(Map<String, String> environment) {
    String told = environment.get(variable());
    if (told == null || told.isBlank()) {
      return usual;
    }
    try {
      return Integer.parseInt(told.strip());
    } catch (NumberFormatException e) {
      throw new PlantException(variable() + " must be a port number, not `" + told + "`.", e);
    }
  }
}
