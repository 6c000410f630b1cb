package org.penstock.cmms.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.penstock.cmms.connector.http.Query;

/**
 * Puts words into a description: into the leaves of a tree, into a path, into the values of a
 * query.
 *
 * <p>A leaf that is nothing but {@code {{word}}} is left out with its name where the word has no
 * value, and {@code {{word|number}}} becomes a number.
 */
record Filling(Map<Word, String> values) {

  private static final Pattern WORD = Pattern.compile("\\{\\{(\\w+)(\\|number)?}}");

  Filling {
    values = Map.copyOf(values);
  }

  /** A tree with the words in it; what only had words without a value is not there. */
  JsonNode in(JsonNode tree) {
    return switch (tree.getNodeType()) {
      case OBJECT -> {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        tree.properties().forEach(field -> put(filled, field.getKey(), field.getValue()));
        yield filled;
      }
      case ARRAY -> {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        tree.forEach(member -> {
          if (!isLeftOut(member)) {
            filled.add(in(member));
          }
        });
        yield filled;
      }
      case STRING -> leaf(tree.asText());
      default -> tree;
    };
  }

  /** A path: what is put in is encoded, so that it stays one part of it. */
  String inPath(String path) {
    return replaced(path, Query::encoded);
  }

  /** A query; its values are encoded as they are meant. */
  Query inQuery(Map<String, String> query) {
    Query filled = new Query();
    query.forEach((name, value) -> filled.and(name, replaced(value, text -> text)));
    return filled;
  }

  private void put(ObjectNode into, String name, JsonNode value) {
    if (!isLeftOut(value)) {
      into.set(name, in(value));
    }
  }

  private boolean isLeftOut(JsonNode leaf) {
    if (!leaf.isTextual()) {
      return false;
    }
    Matcher only = WORD.matcher(leaf.asText());
    return only.matches() && !values.containsKey(Word.of(only.group(1)));
  }

  private JsonNode leaf(String text) {
    Matcher only = WORD.matcher(text);
    if (only.matches() && only.group(2) != null) {
      return number(values.getOrDefault(Word.of(only.group(1)), ""));
    }
    return JsonNodeFactory.instance.textNode(replaced(text, value -> value));
  }

  /** What is no number is sent as it is, and refused in words. */
  private static JsonNode number(String text) {
    try {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
    } catch (NumberFormatException _) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  private String replaced(String text, UnaryOperator<String> written) {
    return WORD.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(written.apply(value(found))));
  }

  private String value(MatchResult found) {
    return values.getOrDefault(Word.of(found.group(1)), "");
  }

  /** Refuses a text with a word that there is not, or that has no value where the text stands. */
  static void check(String text, Set<Word> known) {
    WORD.matcher(text)
        .results()
        .map(found -> Word.of(found.group(1)))
        .filter(word -> !known.contains(word))
        .findFirst()
        .ifPresent(word -> {
          throw new IllegalArgumentException(
              "{{%s}} has no value in %s".formatted(word.written(), text));
        });
    String rest = WORD.matcher(text).replaceAll("");
    if (rest.contains("{{") || rest.contains("}}")) {
      throw new IllegalArgumentException("not a word in two brackets: " + text);
    }
  }

  /** Refuses a tree with such a text. */
  static void check(JsonNode tree, Set<Word> known) {
    if (tree.isTextual()) {
      check(tree.asText(), known);
    }
    tree.forEach(node -> check(node, known));
  }
}
