package org.penstock.cmms.connector.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.penstock.cmms.domain.SetUpCheck;

/** Holds the mapping against what the maintenance system knows. */
public final class MappingCheck {

  private MappingCheck() {}

  /**
   * Whether each code of the mapping is known there.
   *
   * @param what one of them, such as {@code priority}
   * @param mapped our word to theirs
   */
  public static SetUpCheck codes(
      String step, String what, Map<String, String> mapped, Set<String> known) {
    List<String> missing = new ArrayList<>();
    new TreeMap<>(mapped)
        .forEach((ours, theirs) -> {
          if (!known.contains(theirs)) {
            missing.add("%s, which the mapping gives for %s".formatted(theirs, ours));
          }
        });
    return missing.isEmpty()
        ? SetUpCheck.passed(step, "Each %s of the mapping is known there.".formatted(what))
        : SetUpCheck.failed(
            step, "There is no %s %s".formatted(what, String.join("; no ", missing)));
  }

  /** The assets of the maintenance system that the mapping names. */
  public static Set<String> assetsOf(PlantMapping mapping) {
    Set<String> wanted = new TreeSet<>(mapping.assets().values());
    if (mapping.fallbackAsset() != null) {
      wanted.add(mapping.fallbackAsset());
    }
    return wanted;
  }

  /** Whether they are all there. */
  public static SetUpCheck assets(PlantMapping mapping, Collection<String> known) {
    Set<String> wanted = assetsOf(mapping);
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(known);
    return missing.isEmpty()
        ? SetUpCheck.passed("assets", "All %d mapped assets are there.".formatted(wanted.size()))
        : SetUpCheck.failed(
            "assets",
            "There is no asset " + String.join(", ", missing) + ", which the mapping names");
  }

  /** Whether the free fields that we write are there. */
  public static SetUpCheck fields(Map<String, String> fieldsByKey, Collection<String> known) {
    List<String> missing = new ArrayList<>();
    new TreeMap<>(fieldsByKey)
        .forEach((key, field) -> {
          if (!known.contains(field)) {
            missing.add("%s (%s)".formatted(field, key));
          }
        });
    return missing.isEmpty()
        ? SetUpCheck.passed("fields", "The work orders there have the fields we write.")
        : SetUpCheck.failed(
            "fields", "The work orders there have no field " + String.join(", ", missing));
  }
}
