package org.penstock.plant.cmms.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests from a connection: RFC 9112, with a length or in chunks. */
final class RequestReader {
  private static final int MAX_LINE = 32_768;
  private static final int MAX_BODY = 16 * 1024 * 1024;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** The next request; empty when the client has closed its side. */
  Optional<HttpRequest> next() throws IOException {
    String requestLine = line();
    if (requestLine.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = requestLine.split(" ", -1);
    if (parts.length != 3) {
      throw new ProtocolException("not a request line: " + requestLine);
    }
    Map<String, String> headers = headers();
    String[] target = parts[1].split("\\?", 2);
    return Optional.of(
        new HttpRequest(
            parts[0],
            path(target[0]),
            target.length == 2 ? query(target[1]) : Map.of(),
            headers,
            new String(body(headers), StandardCharsets.UTF_8)));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("not a header: " + line);
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      return chunks();
    }
    return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
      if (size == 0) {
        headers();
        return body.toByteArray();
      }
      body.writeBytes(exactly(size));
      line();
    }
  }

  private byte[] exactly(int length) throws IOException {
    if (length > MAX_BODY) {
      throw new ProtocolException("body too long: " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the client closed in the middle of a body");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      if (line.size() > MAX_LINE) {
        throw new ProtocolException("line too long");
      }
      line.write(read);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private static List<String> path(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(segment -> !segment.isEmpty())
        // A plus sign is itself in a path; only queries use it for a space.
        .map(segment -> decoded(segment.replace("+", "%2B")))
        .toList();
  }

  private static Map<String, String> query(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query.split("&", -1)) {
      String[] pair = parameter.split("=", 2);
      parameters.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
