package org.penstock.alert.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One value as the text of a spreadsheet's cell, and back.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it, and one that
 * begins with an apostrophe a second one; reading takes one away. An empty text is an apostrophe
 * alone, for an empty cell says nothing. Lists of texts are written with semicolons, whatever else
 * has no plain form as JSON.
 */
final class CellText {

  private static final String GUARD = "'";
  private static final String GUARDED = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

  private final ObjectMapper mapper;

  CellText(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** What is wrong with a cell. */
  static final class NotACellException extends Exception {

    private static final long serialVersionUID = 1L;

    NotACellException(String reason) {
      super(reason);
    }
  }

  String write(JsonNode value, Class<?> type) {
    if (value.isNumber() || value.isBoolean()) {
      return value.asText();
    }
    if (Collection.class.isAssignableFrom(type) && value instanceof ArrayNode list) {
      return isPlainList(list)
          ? guarded(texts(list).collect(Collectors.joining("; ")))
          : json(list);
    }
    return value.isTextual() && (isText(type) || free(value.asText()).equals(value))
        ? guarded(value.asText())
        : json(value);
  }

  /** Reads a cell that is not empty. */
  JsonNode read(String cell, Class<?> type) throws NotACellException {
    String text = cell.startsWith(GUARD) ? cell.substring(1) : cell;
    if (isText(type)) {
      return TextNode.valueOf(text);
    }
    if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
      return number(text.strip(), type);
    }
    if (type == Boolean.class || type == boolean.class) {
      return flag(text.strip());
    }
    return Collection.class.isAssignableFrom(type) ? list(text.strip()) : free(text);
  }

  /** Reads a cell that holds a whole object. */
  JsonNode object(String cell) throws NotACellException {
    @Nullable JsonNode node = parsed(cell);
    if (node == null || !node.isObject()) {
      throw new NotACellException("'%s' is not a JSON object".formatted(cell));
    }
    return node;
  }

  private static String guarded(String text) {
    return text.isEmpty() || GUARDED.indexOf(text.charAt(0)) >= 0 ? GUARD + text : text;
  }

  private static boolean isText(Class<?> type) {
    return CharSequence.class.isAssignableFrom(type)
        || Enum.class.isAssignableFrom(type)
        || Temporal.class.isAssignableFrom(type)
        || TemporalAmount.class.isAssignableFrom(type);
  }

  private JsonNode number(String text, Class<?> type) throws NotACellException {
    try {
      BigDecimal number = new BigDecimal(text);
      boolean isWhole = type != BigDecimal.class && type != Double.class && type != double.class;
      JsonNodeFactory nodes = mapper.getNodeFactory();
      return isWhole ? nodes.numberNode(number.toBigIntegerExact()) : nodes.numberNode(number);
    } catch (ArithmeticException e) {
      throw new NotACellException("'%s' is not a whole number".formatted(text));
    } catch (NumberFormatException e) {
      throw new NotACellException("'%s' is not a number".formatted(text));
    }
  }

  private static JsonNode flag(String text) throws NotACellException {
    if (isFlag(text)) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    throw new NotACellException("'%s' is neither true nor false".formatted(text));
  }

  private static boolean isFlag(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  private JsonNode list(String text) throws NotACellException {
    if (text.startsWith("[")) {
      @Nullable JsonNode node = parsed(text);
      if (node == null || !node.isArray()) {
        throw new NotACellException("'%s' is not a JSON array".formatted(text));
      }
      return node;
    }
    ArrayNode list = mapper.createArrayNode();
    Arrays.stream(text.split(";"))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .forEach(list::add);
    return list;
  }

  /** A value of any type: JSON where it is that, a spreadsheet's TRUE, else a text. */
  private JsonNode free(String text) {
    if (isFlag(text.strip())) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text.strip()));
    }
    @Nullable JsonNode node = parsed(text);
    return node == null ? TextNode.valueOf(text) : node;
  }

  private static boolean isPlainList(ArrayNode list) {
    return !list.isEmpty()
        && StreamSupport.stream(list.spliterator(), false).allMatch(CellText::isPlain)
        && !list.get(0).asText().startsWith("[");
  }

  private static boolean isPlain(JsonNode one) {
    String text = one.asText();
    return one.isTextual() && !text.isEmpty() && text.equals(text.strip()) && text.indexOf(';') < 0;
  }

  private static java.util.stream.Stream<String> texts(ArrayNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  private @Nullable JsonNode parsed(String text) {
    try {
      @Nullable JsonNode node = mapper.readTree(text);
      return node == null || node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private String json(JsonNode value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
