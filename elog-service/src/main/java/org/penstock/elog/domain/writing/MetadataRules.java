package org.penstock.elog.domain.writing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.CanonicalJson;
import org.penstock.elog.domain.PlainText;

/** Metadata is free, within what can be stored, hashed and read again as the same. */
final class MetadataRules {

  private MetadataRules() {}

  static Optional<String> faultOf(Map<String, @Nullable Object> metadata) {
    Optional<String> fault = faultOf(metadata, 1);
    if (fault.isPresent()) {
      return fault;
    }
    return CanonicalJson.write(metadata).length() > Limits.METADATA
        ? Optional.of("has more than %d characters".formatted(Limits.METADATA))
        : Optional.empty();
  }

  private static Optional<String> faultOf(@Nullable Object value, int depth) {
    if (depth > Limits.METADATA_DEPTH) {
      return Optional.of("is nested deeper than %d levels".formatted(Limits.METADATA_DEPTH));
    }
    return switch (value) {
      case null -> Optional.empty();
      case Map<?, ?> map -> faultOf(map, depth);
      case Collection<?> items -> firstFault(items, depth);
      case Boolean _ -> Optional.empty();
      case Number number -> faultOf(number);
      default -> faultOf(value.toString());
    };
  }

  private static Optional<String> faultOf(Map<?, ?> map, int depth) {
    Optional<String> inKeys = firstFault(map.keySet(), depth);
    return inKeys.isPresent() ? inKeys : firstFault(map.values(), depth);
  }

  private static Optional<String> firstFault(Collection<?> items, int depth) {
    return items.stream()
        .map(item -> faultOf(item, depth + 1))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A number written in a few characters can need a gigabyte in full: 1E1000000000. */
  private static Optional<String> faultOf(Number number) {
    BigDecimal exact = new BigDecimal(number.toString());
    return exact.precision() > Limits.NUMBER_DIGITS
            || Math.abs((long) exact.scale()) > Limits.NUMBER_DIGITS
        ? Optional.of("holds a number of more than %d digits".formatted(Limits.NUMBER_DIGITS))
        : Optional.empty();
  }

  private static Optional<String> faultOf(String text) {
    return PlainText.isPlain(text)
        ? Optional.empty()
        : Optional.of("holds a character that cannot be shown");
  }
}
