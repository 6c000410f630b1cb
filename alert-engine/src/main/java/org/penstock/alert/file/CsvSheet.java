package org.penstock.alert.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.book.Authorship;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.book.SheetRow;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.rules.RuleSheets.Content;

/**
 * The master alarm database as a spreadsheet: a row for each rule, a column for each field of a
 * draft, and behind them where the version comes from; those are read past, but for the plant and
 * the version that a row was taken from.
 */
final class CsvSheet {

  private static final String PLANT = "plant_id";
  private static final String VERSION = "version";
  private static final List<String> ORIGIN =
      List.of(
          PLANT, VERSION, "author", "approved_by", "changed_at", "change_reason", "proposal_id");

  private final ObjectMapper mapper = SheetJson.json();
  private final DraftCells drafts = new DraftCells(mapper);
  private final CellText cells = new CellText(mapper);

  String write(List<RuleVersion> rules) {
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (RuleVersion rule : rules) {
      Map<String, String> row = drafts.cells(mapper.valueToTree(rule.entry().definition()));
      used.addAll(row.keySet());
      row.putAll(origin(rule));
      rows.add(row);
    }
    List<String> columns = new ArrayList<>(drafts.columns(used));
    columns.addAll(ORIGIN);
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(columns);
      for (Map<String, String> row : rows) {
        printer.printRecord(columns.stream().map(column -> row.getOrDefault(column, "")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private Map<String, String> origin(RuleVersion rule) {
    Authorship by = rule.authorship();
    Map<String, String> origin = new LinkedHashMap<>();
    put(origin, PLANT, rule.entry().plantId());
    origin.put(VERSION, Integer.toString(rule.entry().version()));
    put(origin, "author", by.by().text());
    put(origin, "approved_by", by.approvedBy() == null ? null : name(by));
    origin.put("changed_at", by.at().toString());
    put(origin, "change_reason", by.reason());
    put(origin, "proposal_id", by.proposalId() == null ? null : by.proposalId().toString());
    return origin;
  }

  private static @Nullable String name(Authorship by) {
    return by.approvedBy() == null
        ? null
        : new org.penstock.alert.domain.book.Author.Person(by.approvedBy()).text();
  }

  private void put(Map<String, String> row, String column, @Nullable String value) {
    if (value != null) {
      row.put(column, cells.write(mapper.getNodeFactory().textNode(value), String.class));
    }
  }

  Content read(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(content, CSVFormat.RFC4180)) {
      List<SheetRow> rows = new ArrayList<>();
      @Nullable List<String> columns = null;
      for (CSVRecord line : parser) {
        if (columns == null) {
          columns = line.stream().map(String::strip).toList();
          List<String> faults = faults(columns);
          if (!faults.isEmpty()) {
            return new Content.Unreadable(String.join("; ", faults));
          }
        } else if (line.stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(row(Math.toIntExact(line.getRecordNumber()), columns, line));
        }
      }
      return columns == null
          ? new Content.Unreadable("there is no heading row")
          : new Content.Rows(rows);
    } catch (IOException | UncheckedIOException e) {
      return new Content.Unreadable("this is not CSV: " + e.getMessage());
    }
  }

  private List<String> faults(List<String> columns) {
    List<String> faults = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String column : columns) {
      if (!column.isEmpty() && !seen.add(column)) {
        faults.add("column '%s' is there twice".formatted(column));
      } else if (!column.isEmpty() && !ORIGIN.contains(column) && !drafts.isKnown(column)) {
        faults.add("column '%s' is not a field of a rule".formatted(column));
      }
    }
    return faults;
  }

  private SheetRow row(int number, List<String> columns, CSVRecord line) {
    List<String> faults = new ArrayList<>();
    Map<String, String> own = new LinkedHashMap<>();
    Map<String, String> origin = new LinkedHashMap<>();
    for (int i = 0; i < line.size(); i++) {
      String cell = line.get(i);
      String column = i < columns.size() ? columns.get(i) : "";
      if (!cell.isEmpty() && column.isEmpty()) {
        faults.add("cell %d has no column: '%s'".formatted(i + 1, cell));
      } else if (!cell.isEmpty()) {
        (ORIGIN.contains(column) ? origin : own).put(column, cell);
      }
    }
    ObjectNode tree = drafts.tree(own, faults);
    @Nullable String plant = plain(origin.get(PLANT));
    @Nullable Integer version = version(origin.get(VERSION), faults);
    @Nullable RuleDraft draft = faults.isEmpty() ? SheetJson.draft(mapper, tree, faults) : null;
    return new SheetRow(number, plant, version, draft, faults);
  }

  private static @Nullable String plain(@Nullable String cell) {
    return cell != null && cell.startsWith("'") ? cell.substring(1) : cell;
  }

  private static @Nullable Integer version(@Nullable String cell, List<String> faults) {
    try {
      return cell == null ? null : Integer.valueOf(cell.strip());
    } catch (NumberFormatException e) {
      faults.add("version '%s' is not a whole number".formatted(cell));
      return null;
    }
  }
}
