package org.penstock.compliance.domain.export.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.profile.Column;
import org.penstock.compliance.domain.export.profile.Column.Source;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ExportProfile.History;
import org.penstock.compliance.domain.export.profile.ExportProfile.Missing;
import org.penstock.compliance.domain.export.profile.ExportProfile.RowOrder;
import org.penstock.compliance.domain.export.profile.Layout;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.TagCatalogue;

/**
 * Makes the lines of one export as its readings come. The same readings, tags and profile always
 * give the same lines. One renderer renders once.
 */
public final class Renderer {

  /** Two slots an hour apart can look the same when clocks go back. */
  private static final Duration BY_HOUR = Duration.ofHours(2);

  /** A file that tells days only has one line for each. */
  private static final Duration BY_DAY = Duration.ofHours(26);

  private final ExportProfile profile;
  private final TagCatalogue tags;
  private final Findings findings = new Findings();
  private final Texts texts;
  private final Parts parts;
  private final PartSink sink;
  private final SeenSlots seen;
  private final List<Cells.Cell> cells = new ArrayList<>();
  private final List<Boolean> identifies = new ArrayList<>();
  private final @Nullable GridLine grid;

  private int rows;
  private int skipped;
  private String lastTag = "";

  /**
   * A renderer.
   *
   * @param tagNames the tags asked for, each of which a grid has a column of
   * @param from of the period, for the files' names
   */
  public Renderer(
      ExportProfile profile,
      TagCatalogue tags,
      Set<String> tagNames,
      Instant from,
      Instant to,
      PartSink sink) {
    this.profile = profile;
    this.tags = tags;
    this.sink = sink;
    this.texts = new Texts(profile, findings);
    FileClock clock = new FileClock(profile.clock(), tags.time());
    Cells maker = new Cells(tags.plantId(), clock, texts, findings);
    List<String> header = new ArrayList<>();
    for (Column column : profile.layout().columns()) {
      header.add(text(column.header().replace("{offset}", clock.offset(from))));
      cells.add(maker.of(column.source()));
      identifies.add(identifies(column.source()));
    }
    this.grid =
        profile.layout() instanceof Layout.Grid layout
            ? new GridLine(maker.of(layout.result()), columnsOf(layout, tagNames))
            : null;
    if (grid != null) {
      header.addAll(grid.headings());
    }
    this.parts = new Parts(profile, clock, new Parts.Period(from, to), header, sink, texts);
    this.seen = new SeenSlots(tellsHours() ? BY_HOUR : BY_DAY);
  }

  private String text(String text) {
    return texts.of(text);
  }

  private static boolean identifies(Source source) {
    return source instanceof Source.Time
        || source instanceof Source.Mapped
        || source instanceof Source.Constant
        || (source instanceof Source.Fact(var fact) && !fact.isDetail() && isOfTag(fact.name()));
  }

  private static boolean isOfTag(String fact) {
    return fact.equals("TAG") || fact.equals("LOCATION");
  }

  private boolean tellsHours() {
    return profile.layout().columns().stream()
        .anyMatch(column ->
            column.source() instanceof Source.Time(String pattern) && pattern.contains("H"));
  }

  /** The tags of a grid in the order of their headings. */
  private Map<String, String> columnsOf(Layout.Grid layout, Set<String> tagNames) {
    Map<String, String> headings = new TreeMap<>();
    tagNames.stream()
        .flatMap(name -> tags.find(name).stream())
        .sorted(Comparator.comparing(ComplianceTag::name))
        .forEach(tag ->
            tag.called(layout.heading())
                .ifPresentOrElse(
                    heading -> {
                      if (headings.put(heading, tag.name()) != null) {
                        findings.add(Findings.DUPLICATE_HEADING, heading);
                      }
                    },
                    () -> findings.add(Findings.UNMAPPED_TAG, tag.name())));
    Map<String, String> byTag = new LinkedHashMap<>();
    headings.forEach((heading, tag) -> byTag.put(tag, text(heading)));
    return byTag;
  }

  /** Takes the next reading, in the profile's order. */
  public void take(ExportRow row) {
    ComplianceTag tag = tags.find(row.tagName()).orElse(null);
    if (tag == null || !isTaken(tag)) {
      findings.add(Findings.UNMAPPED_TAG, row.tagName());
      return;
    }
    if (!row.hasResult() && profile.missing() == Missing.SKIP) {
      skipped++;
      return;
    }
    if (profile.order() == RowOrder.BY_TAG && !row.tagName().equals(lastTag)) {
      lastTag = row.tagName();
      seen.forget();
    }
    List<String> line = new ArrayList<>(cells.size());
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).of(row, tag);
      line.add(cell);
      if (identifies.get(i)) {
        key.append(key.isEmpty() ? "" : " ").append(cell);
      }
    }
    if (grid == null) {
      lines(row, tag, line, key.toString());
    } else {
      inGrid(grid, row, tag, line);
    }
  }

  private boolean isTaken(ComplianceTag tag) {
    return profile.takes().isEmpty() || tag.called(profile.takes()).isPresent();
  }

  private void lines(ExportRow row, ComplianceTag tag, List<String> line, String key) {
    if (profile.history() == History.EFFECTIVE && seen.isTwice(key, row.slotStart())) {
      findings.add(Findings.DUPLICATE_SLOT, key);
    }
    write(line, row.slotStart(), tag, 1);
  }

  private void inGrid(GridLine grid, ExportRow row, ComplianceTag tag, List<String> leading) {
    if (grid.isOther(leading)) {
      flush(grid);
      grid.begin(leading, row.slotStart(), tag);
    }
    if (!grid.put(row, tag)) {
      findings.add(Findings.DUPLICATE_SLOT, String.join(" ", leading) + ' ' + tag.name());
    }
  }

  private void flush(GridLine grid) {
    ComplianceTag first = grid.firstTag();
    if (first != null) {
      write(grid.cells(), grid.at(), first, grid.count());
    }
  }

  /** An export that a check has refused already is only looked through. */
  private void write(List<String> line, Instant at, ComplianceTag tag, int readings) {
    rows += readings;
    if (findings.isEmpty()) {
      parts.line(line, at, tag);
      for (int i = 0; i < readings; i++) {
        sink.count();
      }
    }
  }

  /** Ends the export. */
  public Rendered end() {
    if (grid != null) {
      flush(grid);
    }
    return findings.isEmpty()
        ? new Rendered.Whole(rows, skipped, texts.formulaLike(), texts.guarded())
        : new Rendered.Refused(findings.failures());
  }
}
