package org.penstock.ingest.domain.port;

import java.util.List;
import java.util.Map;

/** The tag list as a table that people edit elsewhere. */
public interface TagTable {

  /** The rows as text. */
  String write(List<Map<String, Object>> rows);

  /** The rows of a text, each with the cells that are not empty. */
  List<Map<String, Object>> read(String text) throws MalformedException;

  /** The text is no table. */
  final class MalformedException extends Exception {

    public MalformedException(String reason) {
      super(reason);
    }
  }
}
