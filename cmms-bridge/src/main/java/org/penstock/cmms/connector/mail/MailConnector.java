package org.penstock.cmms.connector.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.http.ConnectionCheck;
import org.penstock.cmms.connector.http.Secrets;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.mapping.Translation;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.ExternalRef;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

/** Sends work orders as messages. */
public final class MailConnector implements CmmsConnector {

  private static final Logger LOG = Logger.getLogger(MailConnector.class);
  private static final Set<Integer> NOT_LET_IN = Set.of(530, 534, 535, 538);
  private static final int TEMPORARY = 400;
  private static final int PERMANENT = 500;

  private final MailSettings settings;
  private final Supplier<PlantMapping> mapping;
  private final Session session;
  private final Secrets secrets;

  /**
   * A connector for one mailbox.
   *
   * @throws IllegalArgumentException with a sentence, where an address is none
   */
  public MailConnector(MailSettings settings, Supplier<PlantMapping> mapping) {
    requireAddresses("cmms.connector.mail.from", settings.from());
    requireAddresses("cmms.connector.mail.to", settings.to());
    this.settings = settings;
    this.mapping = mapping;
    this.session = Session.getInstance(properties(settings));
    this.secrets = settings.credentials().secrets();
  }

  private static void requireAddresses(String key, String addresses) {
    try {
      if (InternetAddress.parse(addresses, true).length == 0) {
        throw new IllegalArgumentException(key + " has no address");
      }
    } catch (AddressException e) {
      throw new IllegalArgumentException(key + " is no address: " + e.getMessage(), e);
    }
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    boolean isStartTls = settings.encryption() == MailSettings.Encryption.STARTTLS;
    Map<String, Object> values = new HashMap<>();
    values.put("mail.smtp.host", settings.host());
    values.put("mail.smtp.port", settings.port());
    values.put("mail.smtp.connectiontimeout", settings.connectTimeout().toMillis());
    values.put("mail.smtp.timeout", settings.requestTimeout().toMillis());
    values.put("mail.smtp.writetimeout", settings.requestTimeout().toMillis());
    values.put("mail.smtp.quitwait", false);
    values.put("mail.smtp.ssl.enable", settings.encryption() == MailSettings.Encryption.TLS);
    values.put("mail.smtp.ssl.checkserveridentity", true);
    values.put("mail.smtp.starttls.enable", isStartTls);
    values.put("mail.smtp.starttls.required", isStartTls);
    values.put("mail.smtp.auth", settings.credentials().isAsked());
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

  /** How far a message has come; from {@code SENDING} on it may have been taken. */
  private enum Phase {
    CONNECTING,
    SENDING,
    GIVEN_UP
  }

  /**
   * Each answer of the server has its own time limit, and there are ten of them and more: all
   * together get the time that a call may take.
   */
  private PushResult send(Translation.Mapped order) {
    AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
    FutureTask<PushResult> sending = new FutureTask<>(() -> send(order, phase));
    Thread thread = Thread.ofVirtual().name("mail " + settings.name()).start(sending);
    Duration deadline = settings.connectTimeout().plus(settings.requestTimeout());
    try {
      return sending.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a message could not be made", e.getCause());
    } catch (TimeoutException _) {
      thread.interrupt();
      return late(phase, "no end within " + deadline.toMillis() + " ms");
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return late(phase, "interrupted");
    }
  }

  private static PushResult late(AtomicReference<Phase> phase, String detail) {
    return phase.compareAndSet(Phase.CONNECTING, Phase.GIVEN_UP)
        ? new PushResult.NotSent(new Failure.Timeout(detail))
        : new PushResult.Unknown(new Failure.Timeout(detail));
  }

  private PushResult send(Translation.Mapped order, AtomicReference<Phase> phase) {
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
    try {
      if (!phase.compareAndSet(Phase.CONNECTING, Phase.SENDING)) {
        return new PushResult.NotSent(new Failure.Timeout("given up before it was sent"));
      }
      transport.sendMessage(message, message.getAllRecipients());
      String reference = order.order().reference().value();
      return new PushResult.Delivered(new ExternalOrder(reference, reference).reference());
    } catch (MessagingException e) {
      return failed(e);
    } finally {
      close(transport);
    }
  }

  /** What the server says to a farewell changes nothing of what it has taken. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debugf("the mail server did not say goodbye: %s", e.getMessage());
    }
  }

  /**
   * RFC 5321 section 4.2.1: 4yz may be tried again, 5yz must not; both took no message. RFC 4954
   * section 6: some of the latter say that we are not let in.
   */
  private PushResult failed(MessagingException failure) {
    int code = code(failure);
    if (NOT_LET_IN.contains(code)) {
      return new PushResult.NotSent(new Failure.Auth(describe(failure)));
    }
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

  /** A mailbox cannot be searched. */
  @Override
  public ReferenceReading carriers(List<ExternalRef> references) {
    return new ReferenceReading.Read(Map.of());
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
