package org.penstock.kit.chain;

/** What a walk along a chain found. */
public sealed interface ChainVerdict {

  /** How many rows were walked. */
  long checked();

  /** Every row has its hash, its predecessor and its number, and the last one is the head. */
  record Intact(long checked, ChainHead head) implements ChainVerdict {}

  /** The first fault; nothing after it is known. */
  record Broken(long checked, long seq, Fault fault) implements ChainVerdict {}

  /** In which way a chain can be broken. */
  enum Fault {
    /** The row's content does not give its hash: it was changed. */
    HASH,
    /** The row does not carry the hash of the row before. */
    LINK,
    /** A number is missing: a row was removed. */
    GAP,
    /** The last rows are missing: the head or an anchor knows more than the table. */
    TRUNCATED
  }
}
