package org.penstock.compliance.domain.slot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tag whose readings a person approves.
 *
 * @param slot how long one slot is; a day holds a whole number of them
 * @param statistic how the samples of a slot become its value
 * @param digits of a value that is reported
 * @param names what the tag is called elsewhere, such as {@code wims_tag} or {@code lims_test}
 */
public record ComplianceTag(
    String name,
    String unit,
    Duration slot,
    Statistic statistic,
    Digits digits,
    Map<String, String> names,
    @Nullable String description,
    @Nullable String location) {

  /** The name in Hach WIMS; a tag without it is one that WIMS does not take. */
  public static final String WIMS_TAG = "wims_tag";

  public ComplianceTag {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a tag has no name");
    }
    if (slot.toSeconds() <= 0 || Duration.ofDays(1).toSeconds() % slot.toSeconds() != 0) {
      throw new IllegalArgumentException(
          "slot of %s is %s: a day must hold a whole number of slots".formatted(name, slot));
    }
    names = Map.copyOf(names);
    names.forEach((key, text) -> {
      if (text.isBlank()) {
        throw new IllegalArgumentException("%s of %s is blank".formatted(key, name));
      }
    });
  }

  /** A tag that has no other name than the one in WIMS, or none. */
  public ComplianceTag(
      String name,
      String unit,
      Duration slot,
      Statistic statistic,
      int decimals,
      @Nullable String wimsTag) {
    this(
        name,
        unit,
        slot,
        statistic,
        new Digits.AfterPoint(decimals),
        wimsTag == null ? Map.of() : Map.of(WIMS_TAG, wimsTag),
        null,
        null);
  }

  /** What the tag is called there. */
  public Optional<String> called(String key) {
    return Optional.ofNullable(names.get(key));
  }

  /** The name in Hach WIMS, or null. */
  public @Nullable String wimsTag() {
    return names.get(WIMS_TAG);
  }
}
