package org.penstock.compliance.yaml;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.profile.Column;
import org.penstock.compliance.domain.export.profile.Column.Source;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ExportProfile.CsvShape;
import org.penstock.compliance.domain.export.profile.ExportProfile.ExportClock;
import org.penstock.compliance.domain.export.profile.ExportProfile.History;
import org.penstock.compliance.domain.export.profile.ExportProfile.Missing;
import org.penstock.compliance.domain.export.profile.ExportProfile.RowOrder;
import org.penstock.compliance.domain.export.profile.ExportProfile.Target;
import org.penstock.compliance.domain.export.profile.FileShape;
import org.penstock.compliance.domain.export.profile.Layout;
import org.penstock.compliance.domain.export.profile.ReadingFact;
import org.penstock.compliance.domain.export.profile.TextEncoding;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.event.PlantJson;
import org.penstock.event.ResultQualifier;

/**
 * A profile as it stands in a YAML file. What a person leaves out has the meaning that is usual.
 */
record ProfileFile(
    String profile,
    int version,
    @Nullable Target target,
    @Nullable String takes,
    @Nullable History history,
    @Nullable RowOrder order,
    @Nullable ExportClock clock,
    List<ColumnEntry> columns,
    @Nullable GridEntry grid,
    Missing missing,
    CsvEntry csv,
    EncodingEntry encoding,
    FileEntry file) {

  private static final ObjectMapper YAML =
      PlantJson.configure(new YAMLMapper())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * Reads a profile.
   *
   * @throws IllegalArgumentException with a sentence, where the text is none
   */
  static ExportProfile read(byte[] yaml) {
    try {
      return YAML.readValue(yaml, ProfileFile.class).profile(Fingerprint.sha256(yaml));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a profile: " + e.getMessage(), e);
    } catch (NullPointerException e) {
      throw new IllegalArgumentException("not a profile: a field is missing", e);
    } catch (UnsupportedCharsetException e) {
      throw new IllegalArgumentException("not a profile: no charset " + e.getMessage(), e);
    }
  }

  private ExportProfile profile(String sha256) {
    List<Column> made = columns.stream().map(ColumnEntry::column).toList();
    return new ExportProfile(
        profile,
        version,
        sha256,
        target == null ? Target.MACHINE : target,
        takes == null ? "" : takes,
        history == null ? History.EFFECTIVE : history,
        order == null ? RowOrder.BY_TIME : order,
        clock == null ? ExportClock.STANDARD : clock,
        grid == null ? new Layout.Lines(made) : grid.layout(made),
        missing,
        new CsvShape(
            csv.delimiter,
            csv.recordSeparator.characters,
            csv.header,
            csv.preamble == null ? List.of() : csv.preamble),
        encoding.encoding(),
        new FileShape(
            file.name, file.mostLines, file.split == null ? FileShape.Split.NONE : file.split));
  }

  /**
   * A column.
   *
   * @param source {@code time}, {@code result}, {@code constant}, {@code mapped.<name>} or a fact
   * @param qualifiers for a result: what stands before the number, by qualifier
   * @param onlyNumbers for a result: a limit stays out of it
   * @param optional for a mapped name: a tag may have none
   */
  record ColumnEntry(
      String header,
      String source,
      @Nullable String format,
      @Nullable String text,
      @Nullable Map<ResultQualifier, String> qualifiers,
      @Nullable Boolean onlyNumbers,
      @Nullable Boolean optional) {

    private static final String MAPPED = "mapped.";

    Column column() {
      return new Column(header, columnSource());
    }

    private Source columnSource() {
      if (source.startsWith(MAPPED)) {
        return new Source.Mapped(source.substring(MAPPED.length()), optional == null || !optional);
      }
      return switch (source) {
        case "time" -> new Source.Time(required("format", format));
        case "result" ->
            new Source.Result(
                qualifiers == null ? Map.of() : qualifiers, onlyNumbers != null && onlyNumbers);
        case "constant" -> new Source.Constant(required("text", text));
        default -> new Source.Fact(fact());
      };
    }

    private ReadingFact fact() {
      return Arrays.stream(ReadingFact.values())
          .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(source))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("column source " + source));
    }

    private String required(String field, @Nullable String value) {
      if (value == null) {
        throw new IllegalArgumentException("column %s has no %s".formatted(header, field));
      }
      return value;
    }
  }

  record GridEntry(String heading, @Nullable Map<ResultQualifier, String> qualifiers) {

    Layout layout(List<Column> leading) {
      return new Layout.Grid(
          leading, heading, new Source.Result(qualifiers == null ? Map.of() : qualifiers));
    }
  }

  record CsvEntry(
      char delimiter,
      RecordSeparator recordSeparator,
      boolean header,
      @Nullable List<String> preamble) {}

  record EncodingEntry(
      String charset, @Nullable Boolean byteOrderMark, @Nullable Map<String, String> replacements) {

    TextEncoding encoding() {
      return new TextEncoding(
          Charset.forName(charset),
          byteOrderMark != null && byteOrderMark,
          replacements == null ? Map.of() : replacements);
    }
  }

  record FileEntry(String name, int mostLines, FileShape.@Nullable Split split) {}

  enum RecordSeparator {
    CRLF("\r\n"),
    LF("\n");

    private final String characters;

    RecordSeparator(String characters) {
      this.characters = characters;
    }
  }
}
