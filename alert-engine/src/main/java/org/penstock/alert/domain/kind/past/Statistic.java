package org.penstock.alert.domain.kind.past;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is made of the samples of a window. */
public sealed interface Statistic {

  /** The names, as a person writes them. */
  String NAMES = "avg, min, max, sum, stddev, p1 to p99";

  /** Its number; there is at least one sample. */
  BigDecimal of(List<BigDecimal> samples);

  /** The statistic of that name. */
  static Optional<Statistic> named(String name) {
    Matcher percentile = Percentile.NAME.matcher(name);
    if (percentile.matches()) {
      return Optional.of(new Percentile(Integer.parseInt(percentile.group(1))));
    }
    return switch (name) {
      case "avg" -> Optional.of(Plain.AVG);
      case "min" -> Optional.of(Plain.MIN);
      case "max" -> Optional.of(Plain.MAX);
      case "sum" -> Optional.of(Plain.SUM);
      case "stddev" -> Optional.of(Plain.STDDEV);
      default -> Optional.empty();
    };
  }

  /** Those without a parameter. */
  enum Plain implements Statistic {
    AVG,
    MIN,
    MAX,
    /** Of the samples that there are; what is missing is not made up for. */
    SUM,
    /** Of the samples as a whole population; 0 for one sample. */
    STDDEV;

    @Override
    public BigDecimal of(List<BigDecimal> samples) {
      return switch (this) {
        case AVG -> mean(samples);
        case MIN -> samples.stream().reduce(samples.getFirst(), BigDecimal::min);
        case MAX -> samples.stream().reduce(samples.getFirst(), BigDecimal::max);
        case SUM -> samples.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        case STDDEV -> spread(samples);
      };
    }

    private static BigDecimal mean(List<BigDecimal> samples) {
      return SUM.of(samples).divide(BigDecimal.valueOf(samples.size()), MathContext.DECIMAL64);
    }

    private static BigDecimal spread(List<BigDecimal> samples) {
      BigDecimal mean = mean(samples);
      return mean(samples.stream().map(one -> one.subtract(mean).pow(2)).toList())
          .sqrt(MathContext.DECIMAL64);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The smallest sample that so many percent of all are not above (nearest rank): with p95 at most
   * 0.3, at least 95 percent of the samples are at most 0.3 (40 CFR 141.551).
   */
  record Percentile(int percent) implements Statistic {

    private static final Pattern NAME = Pattern.compile("p([1-9][0-9]?)");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public BigDecimal of(List<BigDecimal> samples) {
      int rank =
          BigDecimal.valueOf((long) percent * samples.size())
              .divide(HUNDRED, 0, RoundingMode.CEILING)
              .intValueExact();
      return samples.stream().sorted().toList().get(rank - 1);
    }

    @Override
    public String toString() {
      return "p" + percent;
    }
  }
}
