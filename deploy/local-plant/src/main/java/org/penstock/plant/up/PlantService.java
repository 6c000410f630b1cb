package org.penstock.plant.up;

import java.util.List;
import java.util.Locale;
import org.penstock.plant.process.ServiceJvm;

/** The five services as packaged programs. */
enum PlantService {
  SCADA_INGEST(PlantPort.SCADA_INGEST, "scada", "/api/scada"),
  ALERT_ENGINE(PlantPort.ALERT_ENGINE, "alert", "/api/alerts"),
  CMMS_BRIDGE(PlantPort.CMMS_BRIDGE, "cmms", "/api/work-orders"),
  COMPLIANCE_SERVICE(PlantPort.COMPLIANCE_SERVICE, "compliance", "/api/compliance"),
  ELOG_SERVICE(PlantPort.ELOG_SERVICE, "elog", "/api/logs");

  private final PlantPort port;
  private final String schema;
  private final String basePath;

  PlantService(PlantPort port, String schema, String basePath) {
    this.port = port;
    this.schema = schema;
    this.basePath = basePath;
  }

  /** Its name everywhere: module, consumer group, log. */
  String serviceName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  PlantPort port() {
    return port;
  }

  /** Its schema, which is also the name of its database role. */
  String schema() {
    return schema;
  }

  String basePath() {
    return basePath;
  }

  /** As docs/OPERATIONS.md recommends it. */
  List<String> jvmOptions() {
    return ServiceJvm.options(
        this == SCADA_INGEST ? ServiceJvm.INGEST_HEAP_MEGABYTES : ServiceJvm.USUAL_HEAP_MEGABYTES);
  }
}
