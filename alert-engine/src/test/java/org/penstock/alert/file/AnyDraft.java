package org.penstock.alert.file;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.event.TagValue;

/** Drafts with every field filled or not, by chance, with what spreadsheets are bad at. */
final class AnyDraft {

  static final List<String> TEXTS =
      List.of(
          "Filter 2",
          "=1+1",
          "+1",
          "-1",
          "@SUM(A1)",
          "'quoted'",
          "'",
          "",
          " ",
          "a;b",
          "a; b",
          "[x]",
          "{",
          "\"",
          "1",
          "0.30",
          "true",
          "TRUE",
          "null",
          "~",
          "PT5S",
          "two\nlines",
          "\ttab",
          "é,ß",
          "a,b",
          "\uFF1D1",
          "0x1F",
          "1_000",
          "2026-01-01",
          ": x",
          "# no",
          "- x",
          "yes");

  private final Random random;
  private final boolean isFull;

  AnyDraft(long seed, boolean isFull) {
    this.random = new Random(seed);
    this.isFull = isFull;
  }

  RuleDraft next() {
    return (RuleDraft) record(RuleDraft.class);
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components).map(one -> maybe(one.getGenericType())).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private @Nullable Object maybe(Type type) {
    boolean isPrimitive = type instanceof Class<?> plain && plain.isPrimitive();
    return isFull || isPrimitive || random.nextInt(4) > 0 ? value(type) : null;
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      return type(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return text();
    }
    if (plain == BigDecimal.class) {
      return new BigDecimal(List.of("0.30", "-5", "1000000", "0.000001").get(random.nextInt(4)));
    }
    if (plain == Duration.class) {
      return Duration.ofMillis(random.nextInt(10_000_000));
    }
    if (plain == Boolean.class || plain == boolean.class) {
      return random.nextBoolean();
    }
    if (plain == Integer.class || plain == int.class) {
      return random.nextInt(100);
    }
    if (plain == Long.class || plain == long.class) {
      return (long) random.nextInt(100);
    }
    if (plain == Double.class || plain == double.class) {
      return random.nextInt(100) / 8.0;
    }
    if (plain == TagValue.class) {
      return List.of(
              TagValue.of(text()),
              TagValue.of(random.nextBoolean()),
              TagValue.of(new BigDecimal("7")))
          .get(random.nextInt(3));
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[0];
    }
    if (plain.isRecord()) {
      return record(plain);
    }
    throw new AssertionError("say how a draft's " + plain + " is filled, and try it in a cell");
  }

  private Object type(ParameterizedType generic) {
    Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
    int size = isFull ? 2 : random.nextInt(3);
    if (generic.getRawType() == Map.class) {
      Map<String, Object> map = new LinkedHashMap<>();
      List.of("HH", "L").subList(0, size).forEach(key -> map.put(key, value(last)));
      return map;
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(value(last));
    }
    return generic.getRawType() == java.util.Set.class ? java.util.Set.copyOf(list) : list;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
