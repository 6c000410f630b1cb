package org.penstock.compliance.domain.export;

import java.util.List;

/** What {@link Renderer} made of the readings. */
public sealed interface Rendering {

  /**
   * The lines of the file.
   *
   * @param lines the header, if the profile has one, then one line for each slot; an empty cell is
   *     ""
   * @param rows how many slots have a line
   * @param skipped how many approved slots have none because they have no value
   * @param formulaLike how many cells a spreadsheet would take for a formula; not changed, because
   *     the reader is a machine
   */
  record Lines(List<List<String>> lines, int rows, int skipped, int formulaLike)
      implements Rendering {}

  /** The checks failed; there is no file. */
  record Refused(List<CheckFailure> failures) implements Rendering {}
}
