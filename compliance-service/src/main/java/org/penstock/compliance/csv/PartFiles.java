package org.penstock.compliance.csv;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.ExportPart;
import org.penstock.compliance.domain.export.ExportWork;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ExportProfile.CsvShape;

/** Files of an export in a folder of their own, written with Commons CSV and hashed on the way. */
final class PartFiles implements ExportWork {

  private static final Logger LOG = Logger.getLogger(PartFiles.class);
  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private final ExportProfile profile;
  private final CSVFormat format;
  private final Path folder;
  private final List<ExportPart> done = new ArrayList<>();
  private @Nullable OpenFile open;

  PartFiles(ExportProfile profile, Path folder) {
    this.profile = profile;
    this.format = format(profile.csv());
    this.folder = folder;
  }

  private static CSVFormat format(CsvShape shape) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(shape.delimiter())
        .setRecordSeparator(shape.recordSeparator())
        .setQuoteMode(QuoteMode.MINIMAL)
        .get();
  }

  @Override
  public void begin(String name) {
    end();
    try {
      open = new OpenFile(name, done.size() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void preamble(String line) {
    try {
      current().writer.write(line + profile.csv().recordSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void line(List<String> cells) {
    CSVPrinter printer = current().printer;
    try {
      for (String cell : cells) {
        // an empty text in the first column would be printed as two quotes, a null as nothing
        printer.print(cell.isEmpty() ? null : cell);
      }
      printer.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void count() {
    current().rows++;
  }

  private OpenFile current() {
    OpenFile file = open;
    if (file == null) {
      throw new IllegalStateException("no file is begun");
    }
    return file;
  }

  private void end() {
    OpenFile file = open;
    if (file != null) {
      open = null;
      try {
        done.add(file.end());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public List<ExportPart> finish() {
    end();
    return List.copyOf(done);
  }

  @Override
  public InputStream read(ExportPart part) {
    try {
      return Files.newInputStream(path(part.number()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(int number) {
    return folder.resolve(number + ".csv");
  }

  @Override
  public void close() {
    try {
      if (open != null) {
        open.printer.close();
      }
    } catch (IOException e) {
      LOG.warnf("a file that is given up was not written to its end: %s", e.getMessage());
    } finally {
      delete();
    }
  }

  /** Also where the disk is full: then most of all. */
  private void delete() {
    try {
      for (int number = 1; number <= done.size() + 1; number++) {
        Files.deleteIfExists(path(number));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file that is being written. */
  private final class OpenFile {

    private final String name;
    private final int number;
    private final MessageDigest digest = sha256();
    private final Writer writer;
    private final CSVPrinter printer;
    private int rows;

    OpenFile(String name, int number) throws IOException {
      this.name = name;
      this.number = number;
      OutputStream bytes =
          new DigestOutputStream(
              new BufferedOutputStream(Files.newOutputStream(path(number)), BUFFER), digest);
      if (profile.encoding().byteOrderMark()) {
        bytes.write(BYTE_ORDER_MARK);
      }
      this.writer =
          new BufferedWriter(
              new OutputStreamWriter(
                  bytes,
                  profile
                      .encoding()
                      .charset()
                      .newEncoder()
                      .onUnmappableCharacter(CodingErrorAction.REPORT)),
              BUFFER);
      this.printer = new CSVPrinter(writer, format);
    }

    ExportPart end() throws IOException {
      printer.close(true);
      return new ExportPart(
          number, name, rows, Files.size(path(number)), HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
