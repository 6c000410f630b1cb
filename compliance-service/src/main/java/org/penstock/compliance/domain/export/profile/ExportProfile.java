package org.penstock.compliance.domain.export.profile;

import java.util.List;

/**
 * How a file looks. A profile never changes: another look is another version.
 *
 * @param sha256 of the profile's own text, so that an export says exactly what made it
 * @param takes the mapping that a tag must have to be in the file, such as {@code wims_tag}; empty
 *     for every tag
 * @param missing what becomes of a slot without a value
 */
public record ExportProfile(
    String id,
    int version,
    String sha256,
    Target target,
    String takes,
    History history,
    RowOrder order,
    ExportClock clock,
    Layout layout,
    Missing missing,
    CsvShape csv,
    TextEncoding encoding,
    FileShape file) {

  public ExportProfile {
    if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException(
          "profile %s: letters, digits, dots, underscores and hyphens".formatted(id));
    }
    if (order == RowOrder.BY_TAG && file.split() != FileShape.Split.TAG) {
      throw new IllegalArgumentException(
          "profile %s: the order BY_TAG is for one file for each tag".formatted(id));
    }
    if (layout.columns().isEmpty()) {
      throw new IllegalArgumentException("profile %s has no columns".formatted(id));
    }
    if (layout instanceof Layout.Grid && order != RowOrder.BY_TIME) {
      throw new IllegalArgumentException(
          "profile %s: a grid has one line for each time, so its order is BY_TIME".formatted(id));
    }
    if (file.split() == FileShape.Split.TAG && order != RowOrder.BY_TAG) {
      throw new IllegalArgumentException(
          "profile %s: one file for each tag needs the order BY_TAG".formatted(id));
    }
    if (file.split() == FileShape.Split.DAY && order != RowOrder.BY_TIME) {
      throw new IllegalArgumentException(
          "profile %s: one file for each day needs the order BY_TIME".formatted(id));
    }
  }

  /** The same as another version. */
  public ExportProfile withVersion(int number) {
    return new ExportProfile(
        id, number, sha256, target, takes, history, order, clock, layout, missing, csv, encoding,
        file);
  }

  /** Who reads the file. */
  public enum Target {
    /** A program: text stands as it is. */
    MACHINE,
    /** A spreadsheet: text that it would take for a formula is put behind an apostrophe. */
    SPREADSHEET
  }

  /** Which revisions of a reading are in the file. */
  public enum History {
    /** The latest one, if it is approved. */
    EFFECTIVE,
    /** All of them, in whatever state, for an inspector. */
    ALL
  }

  /** In which order lines stand. */
  public enum RowOrder {
    BY_TIME,
    BY_TAG
  }

  /** The clock of the file. */
  public enum ExportClock {
    /** The plant's standard time throughout the year: no hour comes twice. */
    STANDARD,
    UTC
  }

  /** What becomes of a slot without a value. Never a number such as -9999. */
  public enum Missing {
    /** It has no line. */
    SKIP,
    /** Its line has an empty cell. */
    EMPTY
  }

  /**
   * The file's grammar.
   *
   * @param preamble lines before the header, with {@code {tag}}, {@code {unit}}, {@code
   *     {description}} and {@code {location}} where a file has one tag
   */
  public record CsvShape(
      char delimiter, String recordSeparator, boolean header, List<String> preamble) {

    public CsvShape {
      preamble = List.copyOf(preamble);
    }
  }

  /** Whether a cell tells more of a reading than its number. */
  public boolean needsDetails() {
    return layout.columns().stream()
        .map(Column::source)
        .anyMatch(source -> source instanceof Column.Source.Fact(var fact) && fact.isDetail());
  }
}
