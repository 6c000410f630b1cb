package org.penstock.elog.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.search.EntryFilter;
import org.penstock.elog.domain.search.EntryFilter.Automatic;
import org.penstock.elog.domain.search.EntryFilter.RefFilter;
import org.penstock.elog.domain.search.EntryFilter.Versions;
import org.penstock.elog.domain.search.SearchText;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;

/** The query of a list; a value that cannot be understood is refused and never passed over. */
record ListParameters(
    @QueryParam("plant_id") @Nullable String plantId,
    @QueryParam("q") @DefaultValue("") String q,
    @QueryParam("entry_type") List<String> entryTypes,
    @QueryParam("operator_id") @Nullable String operatorId,
    @QueryParam("from") @Nullable String from,
    @QueryParam("to") @Nullable String to,
    @QueryParam("ref") @Nullable String ref,
    @QueryParam("auto") @DefaultValue("include") String auto,
    @QueryParam("versions") @DefaultValue("current") String versions,
    @QueryParam("limit") @DefaultValue("50") int limit,
    @QueryParam("cursor") @Nullable String cursor) {

  private static final int MOST = 200;
  private static final int LONGEST_SEARCH = 500;

  EntryFilter filter(String plant) {
    if (limit < 1 || limit > MOST) {
      throw RefusalAnswers.badParameter("limit", "is 1 to " + MOST);
    }
    if (q.length() > LONGEST_SEARCH) {
      throw RefusalAnswers.badParameter(
          "q", "has more than %d characters".formatted(LONGEST_SEARCH));
    }
    return new EntryFilter(
        plant,
        SearchText.of(q),
        types(),
        operatorId,
        instant("from", from),
        instant("to", to),
        refFilter(),
        symbol("auto", auto, Automatic.class),
        symbol("versions", versions, Versions.class),
        beforeSeq(),
        limit);
  }

  private Set<EntryType> types() {
    return entryTypes.stream().map(ListParameters::type).collect(Collectors.toSet());
  }

  private static EntryType type(String symbol) {
    return EntryType.of(symbol)
        .orElseThrow(
            () -> RefusalAnswers.badParameter("entry_type", "is not a type of entry: " + symbol));
  }

  private @Nullable RefFilter refFilter() {
    if (ref == null) {
      return null;
    }
    int colon = ref.indexOf(':');
    if (colon < 1 || colon == ref.length() - 1) {
      throw RefusalAnswers.badParameter("ref", "is TYPE:id, such as WORK_ORDER:4711");
    }
    return new RefFilter(
        ref.substring(0, colon).toUpperCase(Locale.ROOT), ref.substring(colon + 1));
  }

  private @Nullable Long beforeSeq() {
    if (cursor == null) {
      return null;
    }
    String seq = Cursors.decode(cursor, 1).getFirst();
    try {
      return Long.valueOf(seq);
    } catch (NumberFormatException e) {
      throw Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
    }
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw RefusalAnswers.badParameter(
          name, "is a time with its offset, such as 2026-11-22T06:00:00Z");
    }
  }

  private static <E extends Enum<E>> E symbol(String name, String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() ->
            RefusalAnswers.badParameter(
                name,
                "is one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
  }
}
