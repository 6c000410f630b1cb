package org.penstock.compliance.domain.export.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the checks of one export have found so far. */
final class Findings {

  static final String UNMAPPED_TAG = "unmapped-tag";
  static final String NOT_IN_CHARSET = "character-not-in-charset";
  static final String DUPLICATE_SLOT = "duplicate-slot";
  static final String SYMBOL_NOT_ALLOWED = "symbol-not-allowed";
  static final String DUPLICATE_HEADING = "duplicate-heading";

  private static final int MOST_SAMPLES = 20;

  /** So many different ones are told apart; what is beyond is enough to refuse. */
  private static final int MOST_COUNTED = 100_000;

  private final Map<String, Set<String>> found = new LinkedHashMap<>();

  void add(String check, String sample) {
    Set<String> samples = found.computeIfAbsent(check, _ -> new TreeSet<>());
    if (samples.size() < MOST_COUNTED) {
      samples.add(sample);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<CheckFailure> failures() {
    List<CheckFailure> failures = new ArrayList<>();
    found.forEach((check, samples) ->
        failures.add(
            new CheckFailure(
                check, samples.size(), samples.stream().limit(MOST_SAMPLES).toList())));
    return failures;
  }
}
