package org.penstock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a later version of a schema breaks. Allowed are a new optional field, a new definition, a
 * new enum symbol and other words; everything else needs a new topic.
 */
final class SchemaEvolution {

  private static final Set<String> WORDS = Set.of("title", "description", "examples", "$comment");

  private final List<String> breaks = new ArrayList<>();

  private SchemaEvolution() {}

  static List<String> breaks(JsonNode before, JsonNode after) {
    SchemaEvolution evolution = new SchemaEvolution();
    evolution.compare("", before, after);
    return evolution.breaks;
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    Set<String> keywords = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(keywords::add);
    after.fieldNames().forEachRemaining(keywords::add);
    for (String keyword : keywords) {
      if (!WORDS.contains(keyword)) {
        compareKeyword(path, keyword, before.path(keyword), after.path(keyword));
      }
    }
  }

  private void compareKeyword(String path, String keyword, JsonNode before, JsonNode after) {
    switch (keyword) {
      case "properties", "$defs" -> compareMembers(path, before, after);
      case "required" -> compareRequired(path, before, after);
      case "enum" -> compareSymbols(path, before, after);
      case "anyOf" -> compareBranches(path, before, after);
      case "items", "additionalProperties" -> compareNested(path + "/" + keyword, before, after);
      default -> compareExactly(path + "/" + keyword, before, after);
    }
  }

  private void compareMembers(String path, JsonNode before, JsonNode after) {
    before
        .properties()
        .forEach(member -> {
          String at = path + "/" + member.getKey();
          if (after.has(member.getKey())) {
            compare(at, member.getValue(), after.path(member.getKey()));
          } else {
            breaks.add(at + " was removed");
          }
        });
  }

  private void compareRequired(String path, JsonNode before, JsonNode after) {
    Set<String> was = texts(before);
    Set<String> is = texts(after);
    is.stream()
        .filter(field -> !was.contains(field))
        .forEach(field -> breaks.add(path + "/" + field + " is newly required"));
    was.stream()
        .filter(field -> !is.contains(field))
        .forEach(field -> breaks.add(path + "/" + field + " is no longer required"));
  }

  private void compareSymbols(String path, JsonNode before, JsonNode after) {
    Set<String> is = texts(after);
    texts(before).stream()
        .filter(symbol -> !is.contains(symbol))
        .forEach(symbol -> breaks.add(path + " lost the symbol " + symbol));
  }

  private void compareBranches(String path, JsonNode before, JsonNode after) {
    if (before.size() != after.size()) {
      breaks.add(path + "/anyOf has another number of branches");
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      compare(path, before.path(i), after.path(i));
    }
  }

  private void compareNested(String path, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      compare(path, before, after);
    } else {
      compareExactly(path, before, after);
    }
  }

  private void compareExactly(String path, JsonNode before, JsonNode after) {
    if (!before.equals(after)) {
      breaks.add("%s was %s, is %s".formatted(path, before, after));
    }
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
