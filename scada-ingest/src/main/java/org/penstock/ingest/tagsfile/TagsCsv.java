package org.penstock.ingest.tagsfile;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.penstock.ingest.domain.port.TagTable;

/** The tag list with one line for each tag; the columns are the fields of the file's rows. */
@ApplicationScoped
class TagsCsv implements TagTable {

  private static final List<String> COLUMNS =
      List.of(
          "tag_name",
          "source",
          "node_id",
          "area",
          "value_type",
          "unit",
          "asset_id",
          "asset_name",
          "description",
          "group",
          "sampling_interval",
          "queue_size",
          "deadband",
          "deadband_type",
          "trigger",
          "expected_period",
          "heartbeat",
          "enabled",
          "array_index",
          "alarm_tags",
          "alarm_owner");

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  @Override
  public String write(List<Map<String, Object>> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(COLUMNS);
      for (Map<String, Object> row : rows) {
        printer.printRecord(COLUMNS.stream().map(row::get));
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return text.toString();
  }

  @Override
  public List<Map<String, Object>> read(String text) throws MalformedException {
    // A spreadsheet may have put a byte order mark in front of the first column's name.
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    CSVFormat format =
        FORMAT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();
    List<Map<String, Object>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(plain, format)) {
      if (!parser.getHeaderNames().contains("tag_name")) {
        throw new MalformedException("the first line must name the columns, tag_name among them");
      }
      for (CSVRecord line : parser) {
        rows.add(row(line));
      }
    } catch (CSVException | java.io.UncheckedIOException | IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
    return rows;
  }

  private static Map<String, Object> row(CSVRecord line) {
    Map<String, Object> row = new LinkedHashMap<>();
    line.toMap()
        .forEach((column, cell) -> {
          if (!cell.isBlank()) {
            row.put(column, cell.strip());
          }
        });
    return row;
  }
}
