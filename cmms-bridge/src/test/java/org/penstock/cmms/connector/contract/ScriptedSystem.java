package org.penstock.cmms.connector.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.penstock.plant.LoopbackPorts;

/** A maintenance system that answers as it is told, and remembers what it was asked. */
public final class ScriptedSystem implements AutoCloseable {

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Function<Asked, Reaction> script =
      _ -> new Reaction.Answers(new Answer(200, ""));

  /** One request. */
  public record Asked(String method, URI uri, com.sun.net.httpserver.Headers headers, String body) {

    /** Method, path and query as they were sent. */
    public String line() {
      return method + " " + uri;
    }
  }

  /** What it does with a request. */
  public sealed interface Reaction {
    record Answers(Answer answer) implements Reaction {}

    /** Reads it, and breaks the connection. */
    record Breaks() implements Reaction {}

    /** Reads it, and says nothing. */
    record IsSilent() implements Reaction {}
  }

  public ScriptedSystem() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  /** From now on it does that. */
  public void does(Function<Asked, Reaction> next) {
    script = next;
  }

  /** From now on it answers that, whatever it is asked. */
  public void answers(Answer answer) {
    does(_ -> new Reaction.Answers(answer));
  }

  public URI uri(String path) {
    return URI.create("http://" + LoopbackPorts.HOST + ":" + server.getAddress().getPort() + path);
  }

  /** What it was asked, oldest first. */
  public List<Asked> asked() {
    return asked;
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Asked request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            body);
    asked.add(request);
    switch (script.apply(request)) {
      case Reaction.Answers(Answer answer) -> answer(exchange, answer);
      case Reaction.Breaks _ -> exchange.close();
      case Reaction.IsSilent _ -> awaitClosing();
    }
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    byte[] bytes = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
