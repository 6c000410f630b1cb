package org.penstock.compliance.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.kit.http.Refusals;

/** Values of a query; one that cannot be understood is refused and never passed over. */
public final class Parameters {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 200;

  private Parameters() {}

  public static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw bad(name, "is a time with its offset, such as 2026-11-22T06:00:00Z");
    }
  }

  public static int limit(@Nullable String text) {
    long limit = text == null ? DEFAULT_LIMIT : number("limit", text);
    if (limit < 1 || limit > MOST) {
      throw bad("limit", "is 1 to " + MOST);
    }
    return (int) limit;
  }

  public static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw bad(name, "is a whole number");
    }
  }

  /** A number from 1. */
  public static int count(String name, String text) {
    long number = number(name, text);
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw bad(name, "counts from 1");
    }
    return (int) number;
  }

  public static UUID id(String name, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw bad(name, "is a UUID");
    }
  }

  public static <E extends Enum<E>> @Nullable E symbol(
      String name, @Nullable String text, Class<E> type) {
    if (text == null) {
      return null;
    }
    E[] known = type.getEnumConstants();
    return Arrays.stream(known)
        .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            bad(
                name,
                Arrays.stream(known)
                    .map(Enum::name)
                    .collect(Collectors.joining(", ", "is one of ", ""))));
  }

  public static HttpProblem bad(String name, String message) {
    return Refusals.of(400, "invalid-parameter", name + " " + message);
  }
}
