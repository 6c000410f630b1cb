package org.penstock.compliance.domain.export;

import java.util.List;

/** Writes lines in a file's grammar and charset. */
public interface CsvBytes {

  /** The bytes of the lines; the same lines always give the same bytes. */
  byte[] write(ExportProfile profile, List<List<String>> lines);
}
