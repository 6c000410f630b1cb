package org.penstock.alert.domain.signal;

import java.util.Set;

/** How far a value is out; the levels of one alarm are exclusive: it shows the worst that is on. */
public enum Level {
  HH(Side.HIGH, 2),
  H(Side.HIGH, 1),
  L(Side.LOW, 1),
  LL(Side.LOW, 2),
  /** The one level of a rule that knows only yes and no. */
  ON(Side.NEITHER, 1);

  /** The levels of a rule that knows only yes and no. */
  public static final Set<Level> ONLY = Set.of(ON);

  private final Side side;
  private final int rank;

  Level(Side side, int rank) {
    this.side = side;
    this.rank = rank;
  }

  /** Whether the value must be above the limit, or below it. */
  public boolean isHigh() {
    return side == Side.HIGH;
  }

  /** Whether this is further out than the other level on its own side. */
  public boolean isBeyond(Level other) {
    return side == other.side && rank > other.rank;
  }

  /**
   * Whether an operator who has seen {@code other} must look again; a swing to the other side
   * counts.
   */
  public boolean isWorseThan(Level other) {
    return side != other.side || rank > other.rank;
  }

  /** Order of severity, the same for both sides. */
  public int rank() {
    return rank;
  }

  private enum Side {
    HIGH,
    LOW,
    NEITHER
  }
}
