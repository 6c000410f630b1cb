package org.penstock.cmms.connector.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.http.ConnectionCheck;
import org.penstock.cmms.connector.http.Secrets;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.mapping.Translation;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.ExternalRef;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.ExternalOrder;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

/** Sends work orders as messages. */
public final class MailConnector implements CmmsConnector {

  private static final int TEMPORARY = 400;
  private static final int PERMANENT = 500;

  private final MailSettings settings;
  private final Supplier<PlantMapping> mapping;
  private final Session session;
  private final Secrets secrets;

  /** A connector for one mailbox. */
  public MailConnector(MailSettings settings, Supplier<PlantMapping> mapping) {
    this.settings = settings;
    this.mapping = mapping;
    this.session = Session.getInstance(properties(settings));
    this.secrets = settings.credentials().secrets();
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    Map<String, Object> values =
        Map.of(
            "mail.smtp.host", settings.host(),
            "mail.smtp.port", settings.port(),
            "mail.smtp.connectiontimeout", settings.connectTimeout().toMillis(),
            "mail.smtp.timeout", settings.requestTimeout().toMillis(),
            "mail.smtp.writetimeout", settings.requestTimeout().toMillis(),
            "mail.smtp.ssl.enable", settings.encryption() == MailSettings.Encryption.TLS,
            "mail.smtp.ssl.checkserveridentity", true,
            "mail.smtp.starttls.enable", settings.encryption() == MailSettings.Encryption.STARTTLS,
            "mail.smtp.starttls.required",
                settings.encryption() == MailSettings.Encryption.STARTTLS,
            "mail.smtp.auth", settings.credentials().isAsked());
    values.forEach((name, value) -> properties.put(name, String.valueOf(value)));
    return properties;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public ConnectionReport testConnection() {
    try (Transport _ = connected()) {
      return new ConnectionReport.Reachable();
    } catch (AuthenticationFailedException e) {
      return new ConnectionReport.Unauthorized(describe(e));
    } catch (MessagingException e) {
      return new ConnectionReport.Unreachable(describe(e));
    }
  }

  @Override
  public PushResult push(WorkOrder order) {
    return switch (Translation.of(order, mapping.get())) {
      case Translation.Unmapped unmapped -> new PushResult.Refused(unmapped.reason());
      case Translation.Mapped mapped -> send(mapped);
    };
  }

  private PushResult send(Translation.Mapped order) {
    Transport transport;
    MimeMessage message;
    try {
      message = OrderMessage.of(order, settings, session);
      transport = connected();
    } catch (AuthenticationFailedException e) {
      return new PushResult.NotSent(new Failure.Auth(describe(e)));
    } catch (MessagingException e) {
      return new PushResult.NotSent(new Failure.Connection(describe(e)));
    }
    String reference = order.order().reference().value();
    try (transport) {
      transport.sendMessage(message, message.getAllRecipients());
      return new PushResult.Delivered(new ExternalOrder(reference, reference).reference());
    } catch (MessagingException e) {
      return failed(e);
    }
  }

  /** RFC 5321 section 4.2.1: 4yz may be tried again, 5yz must not; both took no message. */
  private PushResult failed(MessagingException failure) {
    int code = code(failure);
    if (code >= PERMANENT) {
      return new PushResult.Refused(describe(failure));
    }
    return code >= TEMPORARY
        ? new PushResult.NotSent(new Failure.Protocol(describe(failure)))
        : new PushResult.Unknown(new Failure.Connection(describe(failure)));
  }

  /** What the server said, wherever in the row of causes that stands; 0 where it said nothing. */
  private static int code(MessagingException failure) {
    @Nullable Throwable one = failure;
    int code = 0;
    while (one != null && code == 0) {
      code =
          switch (one) {
            case SMTPSendFailedException said -> said.getReturnCode();
            case SMTPAddressFailedException said -> said.getReturnCode();
            default -> 0;
          };
      one = one instanceof MessagingException outer ? outer.getNextException() : null;
    }
    return code;
  }

  private Transport connected() throws MessagingException {
    Transport transport = transport();
    if (settings.credentials().isAsked()) {
      transport.connect(settings.credentials().user(), settings.credentials().password());
    } else {
      transport.connect();
    }
    return transport;
  }

  private Transport transport() throws NoSuchProviderException {
    return session.getTransport("smtp");
  }

  /** A mailbox cannot be searched: what is in doubt is sent again, under the same id. */
  @Override
  public Finding find(ExternalRef reference) {
    return new Finding.Nothing();
  }

  @Override
  public int mostInOneReading() {
    return 0;
  }

  @Override
  public StatusReading statuses(List<ExternalOrder> orders) {
    return new StatusReading.Read(Map.of());
  }

  @Override
  public List<SetUpCheck> verify() {
    return List.of(
        ConnectionCheck.of(
            settings.host() + ":" + settings.port(),
            "the user or its password (CMMS_CONNECTOR_USER, CMMS_CONNECTOR_PASSWORD)",
            testConnection()));
  }

  private String describe(MessagingException failure) {
    String message = failure.getMessage();
    String text = message == null ? failure.getClass().getSimpleName() : message;
    return secrets.strippedFrom(text).replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
