package org.penstock.compliance.yaml;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.Column;
import org.penstock.compliance.domain.export.ExportProfile;
import org.penstock.compliance.domain.export.ExportProfile.CsvShape;
import org.penstock.compliance.domain.export.ExportProfile.Missing;
import org.penstock.compliance.domain.export.ExportProfiles;
import org.penstock.compliance.domain.export.TextEncoding;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.event.PlantJson;

/** The profiles that this release carries, each from one file. */
@Singleton
class YamlProfiles implements ExportProfiles {

  private static final List<String> BUILT_IN = List.of("wims-scada-narrow");

  private final ObjectMapper mapper =
      PlantJson.configure(new YAMLMapper())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Map<String, ExportProfile> profiles = new TreeMap<>();

  YamlProfiles() {
    for (String id : BUILT_IN) {
      profiles.put(id, read(bytes("/export/" + id + ".yaml")));
    }
  }

  @Override
  public Optional<ExportProfile> find(String id) {
    return Optional.ofNullable(profiles.get(id));
  }

  ExportProfile read(byte[] yaml) {
    try {
      return mapper.readValue(yaml, ProfileFile.class).profile(Fingerprint.sha256(yaml));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a profile: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(String resource) {
    try (InputStream file = YamlProfiles.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(file, resource).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }

  private record ProfileFile(
      String profile,
      int version,
      List<ColumnEntry> columns,
      Missing missing,
      CsvEntry csv,
      EncodingEntry encoding,
      String filePrefix,
      int mostLines) {

    ExportProfile profile(String sha256) {
      return new ExportProfile(
          profile,
          version,
          sha256,
          columns.stream().map(ColumnEntry::column).toList(),
          missing,
          new CsvShape(csv.delimiter, csv.recordSeparator.characters, csv.header),
          new TextEncoding(Charset.forName(encoding.charset), encoding.replacements),
          filePrefix,
          mostLines);
    }
  }

  private record ColumnEntry(
      String header, String source, @Nullable String format, @Nullable String text) {

    Column column() {
      return new Column(header, columnSource());
    }

    private Column.Source columnSource() {
      return switch (source) {
        case "slot_start" -> new Column.Source.SlotStart(required("format", format));
        case "wims_tag" -> new Column.Source.WimsTag();
        case "result" -> new Column.Source.Result();
        case "constant" -> new Column.Source.Constant(required("text", text));
        default -> throw new IllegalArgumentException("column source " + source);
      };
    }

    private String required(String field, @Nullable String value) {
      if (value == null) {
        throw new IllegalArgumentException("column %s has no %s".formatted(header, field));
      }
      return value;
    }
  }

  private record CsvEntry(char delimiter, RecordSeparator recordSeparator, boolean header) {}

  private record EncodingEntry(String charset, Map<String, String> replacements) {}

  private enum RecordSeparator {
    CRLF("\r\n"),
    LF("\n");

    private final String characters;

    RecordSeparator(String characters) {
      this.characters = characters;
    }
  }
}
