package org.penstock.cmms.connector.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.penstock.connector.Failure;

/**
 * One call, sent once.
 *
 * <p>HTTP/1.1, because HTTP/2 lets the client send a refused stream again by itself; no redirects,
 * because they repeat a request elsewhere. The JDK's client does not repeat a POST.
 */
public final class HttpCaller implements AutoCloseable {

  private static final long MOST_ANSWER_BYTES = 4L << 20;

  private final URI base;
  private final Duration deadline;
  private final HttpClient http;

  /**
   * Calls one system.
   *
   * @param base what the paths of the calls are relative to
   */
  public HttpCaller(URI base, Duration connectTimeout, Duration requestTimeout) {
    String text = base.toString();
    this.base = text.endsWith("/") ? base : URI.create(text + "/");
    this.deadline = connectTimeout.plus(requestTimeout);
    this.http =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
  }

  /** A request that is still to be given its method, its headers and its body. */
  public HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(base.resolve(pathAndQuery));
  }

  /** The deadline is ours: the client's own timeout ends with the headers and not with the body. */
  public Reply send(HttpRequest request) {
    BodyHandler<byte[]> body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_ANSWER_BYTES);
    CompletableFuture<HttpResponse<byte[]>> call = http.sendAsync(request, body);
    try {
      HttpResponse<byte[]> response = call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply.Answered(
          response.statusCode(),
          response.headers(),
          new String(response.body(), StandardCharsets.UTF_8));
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException _) {
      call.cancel(true);
      return new Reply.Lost(new Failure.Timeout("no answer within " + deadline.toMillis() + " ms"));
    } catch (InterruptedException _) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply.Lost(new Failure.Connection("interrupted while waiting for the answer"));
    }
  }

  private static Reply failed(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          new Reply.NotSent(new Failure.Timeout("no connection in time"));
      case ConnectException _ ->
          new Reply.NotSent(new Failure.Connection("no connection: " + describe(cause)));
      case SSLHandshakeException _ ->
          new Reply.NotSent(new Failure.Connection("TLS handshake failed: " + describe(cause)));
      case HttpTimeoutException _ -> new Reply.Lost(new Failure.Timeout("no answer in time"));
      default -> new Reply.Lost(new Failure.Connection("answer lost: " + describe(cause)));
    };
  }

  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
