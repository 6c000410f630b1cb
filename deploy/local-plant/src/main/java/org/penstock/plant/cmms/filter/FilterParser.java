package org.penstock.plant.cmms.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a filter by recursive descent: or binds weaker than and, and weaker than not. */
public final class FilterParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:(\"[^\"]*\")|(-?[0-9]+)|([A-Za-z][A-Za-z0-9_./]*)|([()]))\\s*");
  private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'?");

  private final List<String> tokens;
  private final Set<String> names;
  private int position;

  private FilterParser(List<String> tokens, Set<String> names) {
    this.tokens = tokens;
    this.names = names;
  }

  /** The filter that a text says; names are the properties that may be filtered. */
  public static Filter parse(String text, Set<String> names) throws FilterException {
    if (text.isBlank()) {
      return new Filter.Everything();
    }
    FilterParser parser = new FilterParser(tokens(text), names);
    Filter filter = parser.either();
    if (parser.position < parser.tokens.size()) {
      throw new FilterException("unexpected " + parser.tokens.get(parser.position));
    }
    return filter;
  }

  private static List<String> tokens(String text) throws FilterException {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw notAProperty(text.substring(at));
      }
      tokens.add(matcher.group().strip());
      at = matcher.end();
    }
    return tokens;
  }

  /** Text in single quotes is read as a name, so the complaint names the text. */
  private static FilterException notAProperty(String rest) {
    Matcher quoted = SINGLE_QUOTED.matcher(rest);
    String name = quoted.lookingAt() ? quoted.group(1) : rest.strip();
    return new FilterException(name + " is not a valid filter property");
  }

  private Filter either() throws FilterException {
    Filter left = both();
    while (take("or")) {
      left = new Filter.Or(left, both());
    }
    return left;
  }

  private Filter both() throws FilterException {
    Filter left = single();
    while (take("and")) {
      left = new Filter.And(left, single());
    }
    return left;
  }

  private Filter single() throws FilterException {
    if (take("not")) {
      return new Filter.Not(single());
    }
    if (take("(")) {
      Filter inner = either();
      if (!take(")")) {
        throw new FilterException("a ) is missing");
      }
      return inner;
    }
    return comparison();
  }

  private Filter comparison() throws FilterException {
    String name = next();
    if (!names.contains(name)) {
      throw notAProperty(name);
    }
    return new Filter.Comparison(name, operator(next()), literal(next()));
  }

  private static Filter.Operator operator(String token) throws FilterException {
    try {
      return Filter.Operator.valueOf(token.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new FilterException(token + " is not an operator");
    }
  }

  private static @Nullable Object literal(String token) throws FilterException {
    if (token.startsWith("\"")) {
      return token.substring(1, token.length() - 1);
    }
    if (Character.isDigit(token.charAt(0)) || token.startsWith("-")) {
      return Long.valueOf(token);
    }
    return switch (token) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> throw notAProperty(token);
    };
  }

  private boolean take(String token) {
    boolean matches = position < tokens.size() && tokens.get(position).equals(token);
    if (matches) {
      position++;
    }
    return matches;
  }

  private String next() throws FilterException {
    if (position == tokens.size()) {
      throw new FilterException("the filter ends too early");
    }
    return tokens.get(position++);
  }
}
