package org.penstock.alert.file;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penstock.alert.domain.draft.RuleDraft;

/**
 * What a draft is made of, from the record itself: a field that is added there is a column here.
 */
sealed interface DraftShape {

  /** A value of its own. */
  record Leaf(Class<?> type) implements DraftShape {}

  /** A record, by the names of its fields. */
  record Fields(Map<String, DraftShape> byName) implements DraftShape {}

  /** A map of things of one shape. */
  record Keyed(DraftShape each) implements DraftShape {}

  /** The shape of a rule. */
  static Fields ofRule() {
    return fields(RuleDraft.class);
  }

  private static DraftShape of(Type type) {
    if (type instanceof Class<?> plain) {
      return plain.isRecord() && !hasOwnForm(plain) ? fields(plain) : new Leaf(plain);
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      return Map.class.isAssignableFrom(raw)
          ? new Keyed(of(generic.getActualTypeArguments()[1]))
          : new Leaf(raw);
    }
    return new Leaf(Object.class);
  }

  private static Fields fields(Class<?> type) {
    Map<String, DraftShape> byName = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      byName.put(
          PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()),
          of(component.getGenericType()));
    }
    return new Fields(byName);
  }

  private static boolean hasOwnForm(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .anyMatch(one -> one.isAnnotationPresent(JsonValue.class));
  }
}
