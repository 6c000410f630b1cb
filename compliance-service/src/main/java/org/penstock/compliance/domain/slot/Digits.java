package org.penstock.compliance.domain.slot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How many digits of a value are reported. The EPA rounds half up, and only at the last step: what
 * is stored is never rounded.
 */
public sealed interface Digits {

  /** Most digits of either kind. */
  int MOST = 9;

  /** The value as it is reported. */
  String of(BigDecimal value);

  /** So many after the point. */
  record AfterPoint(int count) implements Digits {

    public AfterPoint {
      require(count, 0);
    }

    @Override
    public String of(BigDecimal value) {
      return value.setScale(count, RoundingMode.HALF_UP).toPlainString();
    }
  }

  /** So many in all, zeros at the end included: 2 with three of them is 2.00. */
  record Significant(int count) implements Digits {

    public Significant {
      require(count, 1);
    }

    @Override
    public String of(BigDecimal value) {
      BigDecimal rounded = value.round(new MathContext(count, RoundingMode.HALF_UP));
      int missing = count - rounded.precision();
      return (missing > 0 ? rounded.setScale(rounded.scale() + missing) : rounded).toPlainString();
    }
  }

  private static void require(int count, int least) {
    if (count < least || count > MOST) {
      throw new IllegalArgumentException("%d digits: %d to %d".formatted(count, least, MOST));
    }
  }
}
