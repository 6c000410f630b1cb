package org.penstock.cmms.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.cmms.connector.mail.MailConnector;
import org.penstock.cmms.connector.mail.MailCredentials;
import org.penstock.cmms.connector.mail.MailSettings;
import org.penstock.cmms.connector.maintenanceconnection.Credentials;
import org.penstock.cmms.connector.maintenanceconnection.MaintenanceConnectionConnector;
import org.penstock.cmms.connector.maintenanceconnection.MaintenanceConnectionSettings;
import org.penstock.cmms.connector.mapping.MappingFile;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.maximo.MaximoConnector;
import org.penstock.cmms.connector.maximo.MaximoCredentials;
import org.penstock.cmms.connector.maximo.MaximoSettings;
import org.penstock.cmms.connector.rest.RestConnector;
import org.penstock.cmms.connector.rest.RestCredentials;
import org.penstock.cmms.connector.rest.RestSettings;
import org.penstock.cmms.connector.sap.SapConnector;
import org.penstock.cmms.connector.sap.SapCredentials;
import org.penstock.cmms.connector.sap.SapSettings;
import org.penstock.cmms.domain.CmmsConnector;

/** Builds the connector that the settings name. */
@ApplicationScoped
class ConfiguredConnector {

  @Produces
  @Singleton
  CmmsConnector connector(CmmsConfig settings, InstantSource clock) {
    Supplier<PlantMapping> mapping =
        settings
            .mappingFile()
            .<Supplier<PlantMapping>>map(MappingFile::new)
            .orElse(PlantMapping::identity);
    CmmsConfig.Connector config = settings.connector();
    return switch (config.kind()) {
      case MAINTENANCE_CONNECTION ->
          new MaintenanceConnectionConnector(maintenanceConnection(config), mapping, clock);
      case SAP -> new SapConnector(sap(config), mapping, clock);
      case MAXIMO -> new MaximoConnector(maximo(config), mapping, clock);
      case REST -> new RestConnector(rest(config), mapping, clock);
      case MAIL -> new MailConnector(mail(config), mapping);
    };
  }

  private static MaintenanceConnectionSettings maintenanceConnection(CmmsConfig.Connector config) {
    return new MaintenanceConnectionSettings(
        name(config),
        base(config),
        new Credentials(config.connectionKey().orElse(""), config.apiKey().orElse("")),
        config.connectTimeout(),
        config.requestTimeout(),
        config.referenceField().orElse("UDFChar10"),
        config.alarmField(),
        config.limitPause());
  }

  private static SapSettings sap(CmmsConfig.Connector config) {
    return new SapSettings(
        name(config),
        base(config),
        new SapCredentials(config.user().orElse(""), config.password().orElse("")),
        config.connectTimeout(),
        config.requestTimeout(),
        config.sap().client().orElse(null),
        config.sap().language(),
        switch (config.sap().document()) {
          case NOTIFICATION -> SapSettings.Kind.NOTIFICATION;
          case ORDER -> SapSettings.Kind.ORDER;
        },
        config.referenceField().orElse("MaintObjectFreeDefinedAttrib"),
        config.sap().zone(),
        config.limitPause());
  }

  private static MaximoSettings maximo(CmmsConfig.Connector config) {
    MaximoCredentials credentials =
        config
            .apiKey()
            .map(MaximoCredentials::ofApiKey)
            .orElseGet(() ->
                MaximoCredentials.ofUser(config.user().orElse(""), config.password().orElse("")));
    return new MaximoSettings(
        name(config),
        base(config),
        credentials,
        config.connectTimeout(),
        config.requestTimeout(),
        config.maximo().workOrders(),
        config.maximo().assets(),
        config.referenceField().orElse("externalrefid"),
        config.limitPause());
  }

  private static RestSettings rest(CmmsConfig.Connector config) {
    Path description = needed(config.rest().description(), "cmms.connector.rest.description");
    try {
      return new RestSettings(
          name(config),
          base(config),
          new RestCredentials(
              config.user().orElse(""), config.password().orElse(""), config.apiKey().orElse("")),
          config.connectTimeout(),
          config.requestTimeout(),
          Files.readString(description),
          config.limitPause());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cmms.connector.rest.description " + description + " cannot be read", e);
    }
  }

  private static MailSettings mail(CmmsConfig.Connector config) {
    CmmsConfig.Mail mail = config.mail();
    return new MailSettings(
        name(config),
        needed(mail.host(), "cmms.connector.mail.host"),
        mail.port(),
        switch (mail.encryption()) {
          case NONE -> MailSettings.Encryption.NONE;
          case STARTTLS -> MailSettings.Encryption.STARTTLS;
          case TLS -> MailSettings.Encryption.TLS;
        },
        new MailCredentials(config.user().orElse(""), config.password().orElse("")),
        needed(mail.from(), "cmms.connector.mail.from"),
        needed(mail.to(), "cmms.connector.mail.to"),
        config.connectTimeout(),
        config.requestTimeout());
  }

  private static String name(CmmsConfig.Connector config) {
    return config
        .name()
        .orElseGet(() -> config.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static URI base(CmmsConfig.Connector config) {
    return needed(config.baseUrl(), "cmms.connector.base-url");
  }

  private static <T> T needed(Optional<T> setting, String key) {
    return setting.orElseThrow(
        () -> new IllegalArgumentException(key + " is missing (see the connector's kind)"));
  }

  void close(@Disposes CmmsConnector connector) throws Exception {
    if (connector instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
