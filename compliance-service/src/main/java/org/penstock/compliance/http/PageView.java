package org.penstock.compliance.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.kit.http.Cursors;

/**
 * A page of a list.
 *
 * @param nextCursor give it back as {@code cursor} for the next page; null on the last one
 */
public record PageView<T>(List<T> items, @Nullable String nextCursor) {

  /**
   * A page of rows, of which one more than {@code limit} was read to see whether there are more.
   */
  public static <R, T> PageView<T> of(
      List<R> rows, int limit, Function<R, T> view, Function<R, String[]> sortKey) {
    boolean more = rows.size() > limit;
    List<R> page = more ? rows.subList(0, limit) : rows;
    return new PageView<>(
        page.stream().map(view).toList(),
        more ? Cursors.encode(sortKey.apply(page.getLast())) : null);
  }
}
