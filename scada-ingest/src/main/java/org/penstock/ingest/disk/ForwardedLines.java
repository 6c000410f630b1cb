package org.penstock.ingest.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file of what people did, one JSON object a line, and beside it one with the identifiers of what
 * the database has. Both only grow; a few lines a year.
 */
final class ForwardedLines<T> {

  private static final Logger LOG = Logger.getLogger(ForwardedLines.class);

  private final Path lines;
  private final Path forwarded;
  private final Class<T> type;
  private final Function<T, String> id;
  private final ObjectMapper json;

  /** In the files of that name. */
  ForwardedLines(
      Path folder, String name, Class<T> type, Function<T, String> id, ObjectMapper json) {
    this.lines = folder.resolve(name + ".jsonl");
    this.forwarded = folder.resolve(name + ".forwarded");
    this.type = type;
    this.id = id;
    this.json = json;
  }

  /** Returns once it is on the disk. */
  synchronized void append(T entry) {
    try {
      appendLine(lines, json.writeValueAsString(entry));
    } catch (IOException e) {
      throw new UncheckedIOException(lines + " could not be written", e);
    }
  }

  /** What the database does not have yet, oldest first. */
  synchronized List<T> pending() {
    try {
      Set<String> done = new HashSet<>(read(forwarded));
      List<T> pending = new ArrayList<>();
      for (String line : read(lines)) {
        T entry = parse(line);
        if (entry != null && !done.contains(id.apply(entry))) {
          pending.add(entry);
        }
      }
      return pending;
    } catch (IOException e) {
      throw new UncheckedIOException(lines + " could not be read", e);
    }
  }

  /** A line that a crash cut off was never answered as done. */
  private @Nullable T parse(String line) {
    try {
      return json.readValue(line, type);
    } catch (JsonProcessingException e) {
      LOG.warnf("a line of %s is cut off", lines);
      return null;
    }
  }

  /** The database has these. */
  synchronized void forwarded(List<T> stored) {
    try {
      for (T entry : stored) {
        appendLine(forwarded, id.apply(entry));
      }
    } catch (IOException e) {
      // They go to the database once more, which has them already.
      LOG.warnf("%s not written: %s", forwarded, e.getMessage());
    }
  }

  private static List<String> read(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList()
        : List.of();
  }

  /** Begins with a line feed: a line that a crash cut off spoils no other. */
  private static void appendLine(Path file, String line) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var _ = channel.write(ByteBuffer.wrap(("\n" + line).getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }
}
