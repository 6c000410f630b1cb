package org.penstock.cmms.connector.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.penstock.plant.process.Pause;

/** A mail server that speaks as much of RFC 5321 as one message needs, and fails as it is told. */
final class ScriptedMailServer implements AutoCloseable {

  /** Instead of an answer the connection is gone. */
  static final String BREAKS = "breaks";

  /** Instead of an answer there is none. */
  static final String IS_SILENT = "is silent";

  private final ServerSocket socket;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private volatile Duration delay = Duration.ZERO;

  ScriptedMailServer() {
    try {
      socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The messages that came to their end, headers and all. */
  List<String> messages() {
    return messages;
  }

  /** From now on it answers a command so; {@code .} is the end of the message. */
  void answers(String command, String answer) {
    answers.put(command, answer);
  }

  /** From now on it waits so long before each answer. */
  void delays(Duration time) {
    delay = time;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      OutputStream out = connection.getOutputStream();
      say(out, "220 mail.test");
      String line = in.readLine();
      while (line != null) {
        String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        String answer = answers.getOrDefault(command, usual(command));
        if (answer.equals(BREAKS)) {
          connection.setSoLinger(true, 0);
          return;
        }
        if (answer.equals(IS_SILENT)) {
          in.readLine();
          return;
        }
        say(out, answer);
        if (command.equals("QUIT")) {
          return;
        }
        if (command.equals("DATA") && answer.startsWith("354")) {
          messages.add(message(in));
          String end = answers.getOrDefault(".", "250 taken");
          if (end.equals(BREAKS)) {
            return;
          }
          if (end.equals(IS_SILENT)) {
            in.readLine();
            return;
          }
          say(out, end);
        }
        line = in.readLine();
      }
    } catch (IOException _) {
      // The client has gone: that is its right.
    }
  }

  private static String usual(String command) {
    return switch (command) {
      case "EHLO" -> "250-mail.test\r\n250 AUTH PLAIN";
      case "AUTH" -> "235 welcome";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private static String message(BufferedReader in) throws IOException {
    StringBuilder message = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      message.append(line).append('\n');
      line = in.readLine();
    }
    return message.toString();
  }

  private void say(OutputStream out, String text) throws IOException {
    Pause.of(delay);
    out.write((text + "\r\n").getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
