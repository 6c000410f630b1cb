package org.penstock.plant.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.ServiceJvm;

/**
 * The environment that a service runs in here: where the servers are, and the plant's own files.
 */
record ServiceEnvironment(PlantFolder folder, Map<PlantPort, Integer> ports, String jdbcUrl) {

  private static final String USUAL_ENDPOINT = "opc.tcp://127.0.0.1:14840";

  Map<String, String> of(PlantService service) {
    Map<String, String> environment = new LinkedHashMap<>(shared(service));
    environment.putAll(own(service));
    return environment;
  }

  private Map<String, String> shared(PlantService service) {
    Map<String, String> environment = new LinkedHashMap<>(ServiceJvm.ENVIRONMENT);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", address(PlantPort.KAFKA));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
    environment.put("QUARKUS_DATASOURCE_USERNAME", service.schema());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", service.schema());
    environment.put("QUARKUS_FLYWAY_USERNAME", service.schema() + "_owner");
    environment.put("QUARKUS_FLYWAY_PASSWORD", service.schema() + "_owner");
    environment.put(
        "QUARKUS_OIDC_AUTH_SERVER_URL",
        "http://" + address(PlantPort.KEYCLOAK) + "/realms/penstock");
    environment.put("QUARKUS_HTTP_HOST", LoopbackPorts.HOST);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.get(service.port())));
    // The broker then knows a service again that was started anew, and hands back its partitions.
    environment.put("PENSTOCK_CONSUMER_INSTANCE_ID", "local");
    return environment;
  }

  private Map<String, String> own(PlantService service) {
    return switch (service) {
      case SCADA_INGEST ->
          Map.of(
              "SCADA_TAGS_FILE", tagsFile().toString(),
              "SCADA_OPCUA_PASSWORD", "penstock-ingest",
              // What waits for the broker is found again from wherever the plant is started.
              "SCADA_DATA_FOLDER", folder.data(service.serviceName()).toString(),
              "SCADA_PKI_FOLDER", folder.data(service.serviceName()).resolve("pki").toString(),
              "SCADA_PKI_TRUST_FILE",
                  folder.data("simulated-plant").resolve("server-certificate.der").toString());
      case ALERT_ENGINE ->
          Map.of("ALERT_RULES_FILE", folder.configuration("alarm-rules.yaml").toString());
      case CMMS_BRIDGE ->
          Map.of(
              "CMMS_MAPPING_FILE",
              folder.configuration("cmms-mapping.yaml").toString(),
              "CMMS_CONNECTOR_BASE_URL",
              "http://" + address(PlantPort.CMMS) + "/v8",
              "CMMS_CONNECTOR_CONNECTION_KEY",
              "wtp-1",
              "CMMS_CONNECTOR_API_KEY",
              "local-cmms-key");
      case COMPLIANCE_SERVICE ->
          Map.of(
              "COMPLIANCE_TAGS_FILE",
              folder.configuration("compliance-tags.yaml").toString(),
              "COMPLIANCE_EXPORT_SIGNING_KEY_FILE",
              folder.data(service.serviceName()).resolve("signing-key.pem").toString());
      case ELOG_SERVICE -> Map.of();
    };
  }

  /**
   * The plant's tag list; a copy with the right address where the plant is not at the usual one.
   */
  private Path tagsFile() {
    Path usual = folder.configuration("tags.yaml");
    String endpoint = "opc.tcp://" + address(PlantPort.PLANT);
    if (endpoint.equals(USUAL_ENDPOINT)) {
      return usual;
    }
    Path copy = folder.data(PlantService.SCADA_INGEST.serviceName()).resolve("tags.yaml");
    try {
      Files.createDirectories(copy.resolveSibling("."));
      Files.writeString(copy, Files.readString(usual).replace(USUAL_ENDPOINT, endpoint));
      return copy;
    } catch (IOException e) {
      throw new PlantException("The tag list cannot be copied to " + copy + ": " + e, e);
    }
  }

  private String address(PlantPort port) {
    return LoopbackPorts.HOST + ":" + ports.get(port);
  }
}
