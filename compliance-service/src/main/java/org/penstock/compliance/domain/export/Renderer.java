package org.penstock.compliance.domain.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.TagCatalogue;

/**
 * Makes the lines of a file. The same readings, tags and profile always give the same lines.
 *
 * <p>One renderer renders once.
 */
public final class Renderer {

  private static final int MOST_SAMPLES = 20;

  private final ExportProfile profile;
  private final TagCatalogue tags;
  private final Set<String> unmapped = new TreeSet<>();
  private final Set<String> unmappable = new TreeSet<>();
  private final Set<String> twice = new TreeSet<>();
  private int formulaLike;

  public Renderer(ExportProfile profile, TagCatalogue tags) {
    this.profile = profile;
    this.tags = tags;
  }

  /** Renders rows, which come in the order of slot and tag. */
  public Rendering render(List<ExportRow> rows) {
    List<List<String>> lines = new ArrayList<>();
    if (profile.csv().header()) {
      lines.add(profile.columns().stream().map(Column::header).map(this::text).toList());
    }
    Set<List<String>> slots = new HashSet<>();
    int skipped = 0;
    for (ExportRow row : rows) {
      if (row.value() == null && profile.missing() == ExportProfile.Missing.SKIP) {
        skipped++;
      } else {
        lines.add(line(row, slots));
      }
    }
    int written = rows.size() - skipped;
    List<CheckFailure> failures = failures();
    return failures.isEmpty()
        ? new Rendering.Lines(lines, written, skipped, formulaLike)
        : new Rendering.Refused(failures);
  }

  private List<String> line(ExportRow row, Set<List<String>> slots) {
    ComplianceTag tag = tags.find(row.tagName()).orElse(null);
    String wimsTag = tag == null ? null : tag.wimsTag();
    if (tag == null || wimsTag == null) {
      unmapped.add(row.tagName());
      return List.of();
    }
    List<String> cells = new ArrayList<>();
    List<String> slot = new ArrayList<>();
    for (Column column : profile.columns()) {
      String cell = cell(column.source(), row, tag, wimsTag);
      cells.add(cell);
      if (!(column.source() instanceof Column.Source.Result)) {
        slot.add(cell);
      }
    }
    if (!slots.add(slot)) {
      twice.add(String.join(" ", slot));
    }
    return cells;
  }

  private String cell(Column.Source source, ExportRow row, ComplianceTag tag, String wimsTag) {
    return switch (source) {
      case Column.Source.SlotStart(String pattern) ->
          DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
              .format(tags.time().standard(row.slotStart()));
      case Column.Source.WimsTag() -> text(wimsTag);
      case Column.Source.Result() -> number(row.value(), tag.decimals());
      case Column.Source.Constant(String text) -> text(text);
    };
  }

  /** EPA rounds half up, and only at the last step. */
  private static String number(@Nullable BigDecimal value, int decimals) {
    return value == null ? "" : value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private String text(String text) {
    String fitted = profile.encoding().fit(text).orElse("");
    if (fitted.isEmpty() && !text.isEmpty()) {
      unmappable.add(text);
    }
    if (FormulaRisk.isIn(fitted)) {
      formulaLike++;
    }
    return fitted;
  }

  private List<CheckFailure> failures() {
    List<CheckFailure> failures = new ArrayList<>();
    addFailure(failures, "unmapped-tag", unmapped);
    addFailure(failures, "character-not-in-charset", unmappable);
    addFailure(failures, "duplicate-slot", twice);
    return failures;
  }

  private static void addFailure(List<CheckFailure> failures, String check, Set<String> found) {
    if (!found.isEmpty()) {
      List<String> samples = found.stream().limit(MOST_SAMPLES).toList();
      failures.add(new CheckFailure(check, found.size(), samples));
    }
  }
}
