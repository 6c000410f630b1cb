package org.penstock.compliance.domain.export.render;

import java.util.List;

/** What {@link Renderer} made of the readings. */
public sealed interface Rendered {

  /**
   * The files are whole.
   *
   * @param rows how many readings are in them
   * @param skipped how many have no line because they have no value
   * @param formulaLike how many cells a spreadsheet would take for a formula and that were not
   *     changed, because the reader is a machine
   * @param guarded how many of them were, because the reader is a spreadsheet
   */
  record Whole(int rows, int skipped, int formulaLike, int guarded) implements Rendered {}

  /** The checks failed; there is no file. */
  record Refused(List<CheckFailure> failures) implements Rendered {}
}
