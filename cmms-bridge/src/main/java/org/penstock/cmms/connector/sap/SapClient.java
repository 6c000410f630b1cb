package org.penstock.cmms.connector.sap;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.http.HttpCaller;
import org.penstock.cmms.connector.http.Query;
import org.penstock.cmms.connector.http.Refusals;
import org.penstock.cmms.connector.http.Reply;
import org.penstock.connector.Failure;

/**
 * Calls as a communication user.
 *
 * <p>SAP takes a POST only with a token that was fetched before, in the session that it was fetched
 * in (its cookies). A session that has ended is answered with 403 and {@code x-csrf-token:
 * Required}: that request was not processed, so it is sent once more with a new token. This is the
 * only request that is ever repeated.
 */
final class SapClient implements AutoCloseable {

  private static final String TOKEN = "x-csrf-token";

  private final SapSettings settings;
  private final HttpCaller http;
  private final Refusals refusals;
  private volatile @Nullable Session session;

  SapClient(SapSettings settings, HttpCaller http, Refusals refusals) {
    this.settings = settings;
    this.http = http;
    this.refusals = refusals;
  }

  private record Session(String token, String cookies) {}

  Reply get(String path, Query query) {
    return http.send(request(path, query).GET().build());
  }

  /** What a service consists of; an XML document. */
  Reply metadata(String service) {
    return http.send(
        plain(service + "/$metadata", new Query()).header("Accept", "application/xml").build());
  }

  Reply post(String path, String body) {
    Session known = session;
    if (known != null) {
      Reply reply = post(path, body, known);
      if (!wantsToken(reply)) {
        return reply;
      }
    }
    return switch (open(path)) {
      case Opened.No(Failure why) -> new Reply.NotSent(why);
      case Opened.Yes(Session fresh) -> {
        session = fresh;
        Reply reply = post(path, body, fresh);
        if (wantsToken(reply)) {
          session = null;
        }
        yield reply;
      }
    };
  }

  private Reply post(String path, String body, Session in) {
    HttpRequest.Builder request =
        request(path, new Query())
            .header("Content-Type", "application/json")
            .header(TOKEN, in.token())
            .POST(BodyPublishers.ofString(body));
    if (!in.cookies().isEmpty()) {
      request.header("Cookie", in.cookies());
    }
    return http.send(request.build());
  }

  private static boolean wantsToken(Reply reply) {
    return reply instanceof Reply.Answered answer
        && answer.status() == 403
        && answer.header(TOKEN).filter("required"::equalsIgnoreCase).isPresent();
  }

  /** Fetches a token; while that fails, nothing of the create has left. */
  private Opened open(String path) {
    String service = path.substring(0, path.indexOf('/') + 1);
    Reply reply = http.send(request(service, new Query()).header(TOKEN, "Fetch").GET().build());
    return switch (reply) {
      case Reply.NotSent notSent -> new Opened.No(notSent.failure());
      case Reply.Lost lost -> new Opened.No(lost.failure());
      case Reply.Answered answer ->
          answer
              .header(TOKEN)
              .filter(token -> answer.status() == 200 && !token.isBlank())
              .<Opened>map(token -> new Opened.Yes(new Session(token, cookies(answer))))
              .orElseGet(() -> new Opened.No(refusals.noAnswer(answer)));
    };
  }

  private static String cookies(Reply.Answered answer) {
    return answer.headers().allValues("set-cookie").stream()
        .map(cookie -> cookie.split(";", 2)[0].strip())
        .collect(Collectors.joining("; "));
  }

  private HttpRequest.Builder request(String path, Query query) {
    return plain(path, query).header("Accept", "application/json");
  }

  private HttpRequest.Builder plain(String path, Query query) {
    String client = settings.client();
    if (client != null) {
      query.and("sap-client", client);
    }
    query.and("sap-language", settings.language());
    return http.request(path + query)
        .header("Authorization", settings.credentials().authorization());
  }

  @Override
  public void close() {
    http.close();
  }

  /** Whether SAP gave us a session. */
  private sealed interface Opened {
    record Yes(Session session) implements Opened {}

    record No(Failure why) implements Opened {}
  }
}
