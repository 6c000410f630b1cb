package org.penstock.cmms.connector.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.penstock.cmms.connector.mapping.Translation.Mapped;

/** A work order as a message; the same work order has the same {@code Message-ID}. */
final class OrderMessage extends MimeMessage {

  private final String id;

  private OrderMessage(Session session, String id) {
    super(session);
    this.id = id;
  }

  static MimeMessage of(Mapped order, MailSettings settings, Session session)
      throws MessagingException {
    String reference = order.order().reference().value();
    String domain = settings.from().substring(settings.from().indexOf('@') + 1);
    OrderMessage message = new OrderMessage(session, "<" + reference + "@" + domain + ">");
    message.setFrom(new InternetAddress(settings.from()));
    message.setRecipients(RecipientType.TO, InternetAddress.parse(settings.to()));
    message.setSubject(
        "[%s] %s %s: %s"
            .formatted(reference, order.priority(), order.asset().id(), order.request().title()),
        StandardCharsets.UTF_8.name());
    message.setText(text(order), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(order.request().raisedAt()));
    message.saveChanges();
    return message;
  }

  private static String text(Mapped order) {
    StringBuilder text = new StringBuilder();
    text.append("Priority: ").append(order.priority()).append('\n');
    text.append("Kind of work: ").append(order.workType()).append('\n');
    order.site().ifPresent(site -> text.append("Site: ").append(site).append('\n'));
    order.assignee().ifPresent(person -> text.append("For: ").append(person).append('\n'));
    return text.append('\n').append(order.longText()).append('\n').toString();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
