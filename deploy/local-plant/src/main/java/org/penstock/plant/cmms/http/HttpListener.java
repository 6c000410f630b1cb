package org.penstock.plant.cmms.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on a loopback port; one virtual thread per connection. */
public final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final ServerSocket serverSocket;
  private final HttpHandler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private HttpListener(ServerSocket serverSocket, HttpHandler handler) {
    this.serverSocket = serverSocket;
    this.handler = handler;
  }

  /** Opens the port; 0 takes a free one. */
  public static HttpListener open(int port, HttpHandler handler) throws IOException {
    ServerSocket socket = new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
    HttpListener listener = new HttpListener(socket, handler);
    Thread.ofPlatform().name("cmms-listener").daemon().start(listener::accept);
    return listener;
  }

  /** The port in use. */
  public int port() {
    return serverSocket.getLocalPort();
  }

  private void accept() {
    while (!serverSocket.isClosed()) {
      try {
        Socket socket = serverSocket.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        if (!serverSocket.isClosed()) {
          log("a connection could not be accepted", e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) IDLE.toMillis());
      RequestReader reader = new RequestReader(new BufferedInputStream(socket.getInputStream()));
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      Optional<HttpRequest> request = reader.next();
      while (request.isPresent() && reply(socket, out, request.get())) {
        request = reader.next();
      }
    } catch (IOException e) {
      // The client went away or spoke no HTTP: there is nobody to tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log("a request could not be handled", e);
    } finally {
      open.remove(socket);
    }
  }

  /** Whether the connection goes on. */
  private boolean reply(Socket socket, OutputStream out, HttpRequest request)
      throws IOException, InterruptedException {
    return switch (handler.handle(request)) {
      case HttpReply.Answer answer -> {
        write(out, answer, 1);
        yield !"close".equalsIgnoreCase(request.header("connection").orElse(""));
      }
      case HttpReply.HalfAnswer half -> {
        write(out, half.answer(), 2);
        yield false;
      }
      case HttpReply.Reset _ -> {
        // Closing with a linger time of zero sends RST instead of FIN.
        socket.setSoLinger(true, 0);
        yield false;
      }
    };
  }

  /** Writes the whole head, and the body or only a part of it. */
  private static void write(OutputStream out, HttpReply.Answer answer, int part)
      throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " -\r\n");
    head.append("Content-Type: ").append(answer.contentType()).append("\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(body, 0, body.length / part);
    out.flush();
  }

  private static void log(String what, Exception e) {
    System.getLogger(HttpListener.class.getName()).log(System.Logger.Level.WARNING, what, e);
  }

  @Override
  public void close() throws IOException {
    serverSocket.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
