package org.penstock.compliance.csv;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.penstock.compliance.domain.export.CsvBytes;
import org.penstock.compliance.domain.export.ExportProfile;
import org.penstock.compliance.domain.export.ExportProfile.CsvShape;

/** Writes a profile's grammar with Commons CSV. */
@Singleton
class ProfileCsv implements CsvBytes {

  @Override
  public byte[] write(ExportProfile profile, List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, format(profile.csv()))) {
      for (List<String> line : lines) {
        // an empty text in the first column would be printed as two quotes, a null as nothing
        printer.printRecord(line.stream().map(cell -> cell.isEmpty() ? null : cell));
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return text.toString().getBytes(profile.encoding().charset());
  }

  private static CSVFormat format(CsvShape shape) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(shape.delimiter())
        .setRecordSeparator(shape.recordSeparator())
        .setQuoteMode(QuoteMode.MINIMAL)
        .get();
  }
}
