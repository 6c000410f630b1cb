package org.penstock.compliance.domain.export.render;

import java.util.List;

/** Where the lines of an export go, file after file. */
public interface PartSink {

  /** Ends the file before, and begins one of that name. */
  void begin(String name);

  /** A line that stands as it is, before the header. */
  void preamble(String line);

  /** A line of the file's grammar; an empty cell is "". */
  void line(List<String> cells);

  /** Counts one reading in the file. */
  void count();
}
