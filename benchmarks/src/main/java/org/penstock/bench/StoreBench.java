package org.penstock.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penstock.bench.store.StoreRounds;

/** The reading store: idempotent rows a second against plain COPY text into the same table. */
final class StoreBench {

  /** Half of the yardstick's rows a second. */
  private static final double FEWEST = 0.5;

  private final Path cache;

  StoreBench(Path cache) {
    this.cache = cache;
  }

  Report run() throws Exception {
    StoreRounds.Result result = StoreRounds.run(cache);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < result.store().size(); i++) {
      ratios.add(result.store().get(i) / result.copyText().get(i));
    }
    List<Double> sorted = ratios.stream().sorted().toList();
    return new Report(
        "store",
        List.of(
            Figure.count("rows_each_round", result.rows()),
            Figure.count("rounds", sorted.size()),
            Figure.none("rows_missing", result.missing()),
            Figure.none("rows_doubled", result.doubled()),
            Figure.shown("copy_text_rows_per_s", median(result.copyText()), "/s"),
            Figure.shown("store_rows_per_s", median(result.store()), "/s"),
            Figure.shown("store_again_rows_per_s", median(result.again()), "/s"),
            Figure.shown("ratio_lowest", sorted.getFirst(), ""),
            Figure.shown("ratio_highest", sorted.getLast(), ""),
            Figure.atLeast("store_against_copy_text", median(ratios), "", FEWEST)));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
