package org.penstock.compliance.domain.export;

/** One column of a file: its header and where its cells come from. */
public record Column(String header, Source source) {

  /** Where a cell comes from. There is no scripting: a profile is data. */
  public sealed interface Source {

    /** The start of the slot in the plant's standard time. */
    record SlotStart(String pattern) implements Source {}

    /** The tag's name in WIMS. */
    record WimsTag() implements Source {}

    /** The value, rounded half up to the tag's decimals. */
    record Result() implements Source {}

    /** The same text in every line. */
    record Constant(String text) implements Source {}
  }
}
