package org.penstock.ingest.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.trust.CertificateDecision;
import org.penstock.ingest.domain.trust.DecisionJournal;

/**
 * A file of decisions, one JSON object a line, and beside it one with the identifiers of those that
 * the database has. Both only grow; a few lines a year.
 */
@ApplicationScoped
class DecisionFile implements DecisionJournal {

  private static final Logger LOG = Logger.getLogger(DecisionFile.class);

  private final Path decisions;
  private final Path forwarded;
  private final ObjectMapper json;

  DecisionFile(IngestConfig config, ObjectMapper json) {
    Path folder = config.dataFolder();
    this.decisions = folder.resolve("certificate-decisions.jsonl");
    this.forwarded = folder.resolve("certificate-decisions.forwarded");
    this.json = json;
  }

  @Override
  public synchronized void append(CertificateDecision decision) {
    try {
      appendLine(decisions, json.writeValueAsString(decision));
    } catch (IOException e) {
      throw new UncheckedIOException("a certificate decision could not be kept", e);
    }
  }

  @Override
  public synchronized List<CertificateDecision> pending() {
    try {
      Set<String> done = new HashSet<>(lines(forwarded));
      List<CertificateDecision> pending = new ArrayList<>();
      for (String line : lines(decisions)) {
        CertificateDecision decision = read(line);
        if (decision != null && !done.contains(decision.id())) {
          pending.add(decision);
        }
      }
      return pending;
    } catch (IOException e) {
      throw new UncheckedIOException("certificate decisions in " + decisions, e);
    }
  }

  /** A line that a crash cut off was never answered as done. */
  private @Nullable CertificateDecision read(String line) {
    try {
      return json.readValue(line, CertificateDecision.class);
    } catch (JsonProcessingException e) {
      LOG.warnf("a line of %s is cut off", decisions);
      return null;
    }
  }

  @Override
  public synchronized void forwarded(List<CertificateDecision> stored) {
    try {
      for (CertificateDecision decision : stored) {
        appendLine(forwarded, decision.id());
      }
    } catch (IOException e) {
      // They go to the database once more, which has them already.
      LOG.warnf("%s not written: %s", forwarded, e.getMessage());
    }
  }

  private static List<String> lines(Path file) throws IOException {
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
