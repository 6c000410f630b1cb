package org.penstock.compliance.csv;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.penstock.compliance.domain.export.VariableTemplate;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.Digits;
import org.penstock.compliance.domain.slot.TagCatalogue;

/** The template by Commons CSV. */
@ApplicationScoped
class WimsVariableTemplate implements VariableTemplate {

  private static final String[] HEADER = {
    "VarNum", "ParameterName", "ShortName", "Frequency", "Type", "units", "DecPlaces",
    "AllowSymbol", "Equation", "EntryMin", "EntryMax", "Description", "StoretCode", "SCADATAG",
    "Statistic", "ScaleFactor", "LIMS_Loc", "LIMS_TEST", "UD1", "UD2"
  };
  private static final int NOT_FIXED = 9_999;

  private final TagCatalogue tags;

  WimsVariableTemplate(TagCatalogue tags) {
    this.tags = tags;
  }

  @Override
  public String csv() {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      printer.printRecord((Object[]) HEADER);
      for (ComplianceTag tag : tags.all()) {
        if (tag.wimsTag() != null || tag.called("lims_test").isPresent()) {
          printer.printRecord(cells(tag));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.toString();
  }

  private static List<String> cells(ComplianceTag tag) {
    return List.of(
        named(tag, "var_num"),
        tag.description() == null ? tag.name() : tag.description(),
        named(tag, "short_name"),
        frequency(tag.slot()),
        "P",
        tag.unit(),
        Integer.toString(decimals(tag.digits())),
        tag.called("lims_test").isPresent() ? "Y" : "N",
        "",
        named(tag, "entry_min"),
        named(tag, "entry_max"),
        tag.name(),
        named(tag, "storet"),
        named(tag, ComplianceTag.WIMS_TAG),
        // We export values of slots already: WIMS must not reduce them again.
        "LAST",
        "1",
        named(tag, "lims_loc"),
        named(tag, "lims_test"),
        named(tag, "ud1"),
        named(tag, "ud2"));
  }

  private static String named(ComplianceTag tag, String key) {
    return tag.called(key).orElse("");
  }

  /** WIMS knows these; a slot between two of them goes into the coarser one. */
  private static String frequency(Duration slot) {
    long minutes = slot.toMinutes();
    if (minutes <= 1) {
      return "1 Minute";
    }
    if (minutes <= 5) {
      return "5 Minute";
    }
    if (minutes <= 15) {
      return "15 Minute";
    }
    if (minutes <= 30) {
      return "30 Minute";
    }
    if (minutes <= 60) {
      return "Hourly";
    }
    return minutes <= 240 ? "4 Hour" : "Daily";
  }

  private static int decimals(Digits digits) {
    return digits instanceof Digits.AfterPoint(int count) ? count : NOT_FIXED;
  }
}
