package org.penstock.alert.domain.book;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether two records mean the same: a spreadsheet writes 0.3 where there was 0.30, and nobody
 * changed a limit by that.
 */
final class Same {

  private Same() {}

  static boolean as(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
      return number.compareTo(second) == 0;
    }
    if (one instanceof List<?> list && other instanceof List<?> second) {
      return sameLists(list, second);
    }
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> second) {
      return map.keySet().equals(second.keySet())
          && map.entrySet().stream().allMatch(e -> as(e.getValue(), second.get(e.getKey())));
    }
    boolean areRecords = one.getClass().isRecord() && one.getClass() == other.getClass();
    return areRecords ? sameRecords(one, other) : one.equals(other);
  }

  private static boolean sameLists(List<?> one, List<?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!as(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameRecords(Object one, Object other) {
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      if (!as(read(component, one), read(component, other))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object read(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
