package org.penstock.compliance.domain.export.profile;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.penstock.event.ResultQualifier;

/**
 * One column of a file: its header and where its cells come from.
 *
 * @param header with {@code {offset}} where the offset of the file's clock is to stand
 */
public record Column(String header, Source source) {

  /** Where a cell comes from. */
  public sealed interface Source {

    /** The start of the slot by the file's clock. */
    record Time(String pattern) implements Source {

      private static final LocalDateTime ANY = LocalDateTime.of(2000, 1, 1, 0, 0);

      public Time {
        try {
          String _ = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(ANY);
        } catch (DateTimeException e) {
          throw new IllegalArgumentException("time format " + pattern + ": " + e.getMessage(), e);
        }
      }
    }

    /**
     * What the tag is called elsewhere.
     *
     * @param isNeeded whether a tag without it stops the export; else its cell is empty
     */
    record Mapped(String key, boolean isNeeded) implements Source {}

    /**
     * The value, rounded half up to the tag's digits.
     *
     * @param symbols what stands before the number for each qualifier, in one cell; empty where
     *     qualifiers have a column of their own, so that the cell stays a number
     * @param onlyNumbers whether a limit stays out of the cell, because it has a column of its own
     */
    record Result(Map<ResultQualifier, String> symbols, boolean onlyNumbers) implements Source {

      public Result {
        symbols = Map.copyOf(symbols);
      }

      /** A cell that shows what there is. */
      public Result(Map<ResultQualifier, String> symbols) {
        this(symbols, false);
      }
    }

    /** The same text in every line. */
    record Constant(String text) implements Source {}

    /** Something else that a reading or its tag says. */
    record Fact(ReadingFact fact) implements Source {}
  }
}
