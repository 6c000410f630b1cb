package org.penstock.compliance.domain.export;

import java.util.List;

/**
 * How a file looks. A profile never changes: another look is another version.
 *
 * @param sha256 of the profile's own text, so that an export says exactly what made it
 * @param missing what becomes of a slot without a value
 * @param filePrefix the file's name starts with it
 * @param mostLines more lines than this are refused
 */
public record ExportProfile(
    String id,
    int version,
    String sha256,
    List<Column> columns,
    Missing missing,
    CsvShape csv,
    TextEncoding encoding,
    String filePrefix,
    int mostLines) {

  public ExportProfile {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("profile %s has no columns".formatted(id));
    }
  }

  /** What becomes of a slot without a value. Never a number such as -9999. */
  public enum Missing {
    /** It has no line. */
    SKIP,
    /** Its line has an empty cell. */
    EMPTY
  }

  /** The file's grammar. */
  public record CsvShape(char delimiter, String recordSeparator, boolean header) {}
}
