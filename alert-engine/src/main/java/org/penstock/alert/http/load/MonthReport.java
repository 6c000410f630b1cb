package org.penstock.alert.http.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.penstock.alert.domain.load.AlarmCount;
import org.penstock.alert.domain.load.Assessment;
import org.penstock.alert.domain.load.Flood;
import org.penstock.alert.domain.load.Measure;

/**
 * A month as a spreadsheet: a row for each measure, each flood and each bad actor, told apart by
 * the first column.
 */
final class MonthReport {

  private static final int DECIMALS = 3;
  private static final List<String> COLUMNS =
      List.of("kind", "month", "name", "value", "unit", "target", "verdict", "detail");

  private final String month;
  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;

  private MonthReport(YearMonth month) throws IOException {
    this.month = month.toString();
    this.printer = new CSVPrinter(text, CSVFormat.RFC4180);
    printer.printRecord(COLUMNS);
  }

  static String of(YearMonth month, Assessment assessment) {
    try {
      MonthReport report = new MonthReport(month);
      for (Measure measure : assessment.measures()) {
        report.measure(measure);
      }
      for (Flood flood : assessment.floods()) {
        report.flood(flood);
      }
      report.actors("frequent", "times", assessment.load().frequent());
      report.actors("chattering", "times", assessment.load().chattering());
      report.actors("fleeting", "times", assessment.load().fleeting());
      report.actors("standing", "h", assessment.load().standing());
      return report.text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure(Measure measure) throws IOException {
    printer.printRecord(
        "measure",
        month,
        measure.name(),
        plain(measure.value()),
        measure.unit(),
        Objects.requireNonNullElse(measure.target(), ""),
        measure.verdict(),
        "");
  }

  private void flood(Flood flood) throws IOException {
    printer.printRecord(
        "flood", month, flood.from(), flood.alarms(), "alarms", "", "", "until " + flood.to());
  }

  private void actors(String kind, String unit, List<AlarmCount> counts) throws IOException {
    for (AlarmCount one : counts) {
      printer.printRecord(
          kind,
          month,
          one.alarmId(),
          one.count(),
          unit,
          "",
          "",
          Objects.requireNonNullElse(one.message(), ""));
    }
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DECIMALS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
