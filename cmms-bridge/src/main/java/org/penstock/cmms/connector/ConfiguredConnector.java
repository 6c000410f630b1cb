package org.penstock.cmms.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.connector.maintenanceconnection.Credentials;
import org.penstock.cmms.connector.maintenanceconnection.MaintenanceConnectionConnector;
import org.penstock.cmms.connector.maintenanceconnection.MaintenanceConnectionSettings;
import org.penstock.cmms.connector.mapping.MappingFile;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.CmmsConnector;

/** Builds the connector that the settings name. */
@ApplicationScoped
class ConfiguredConnector {

  @Produces
  @Singleton
  CmmsConnector connector(CmmsConfig config, InstantSource clock) {
    Supplier<PlantMapping> mapping =
        config
            .mappingFile()
            .<Supplier<PlantMapping>>map(MappingFile::new)
            .orElse(PlantMapping::identity);
    return switch (config.connector().kind()) {
      case MAINTENANCE_CONNECTION ->
          new MaintenanceConnectionConnector(settings(config.connector()), mapping, clock);
    };
  }

  private static MaintenanceConnectionSettings settings(CmmsConfig.Connector config) {
    return new MaintenanceConnectionSettings(
        config.name(),
        config.baseUrl(),
        new Credentials(config.connectionKey().orElse(""), config.apiKey().orElse("")),
        config.connectTimeout(),
        config.requestTimeout(),
        config.referenceField(),
        config.alarmField(),
        config.limitPause());
  }

  void close(@Disposes CmmsConnector connector) throws Exception {
    if (connector instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
