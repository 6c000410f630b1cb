package org.penstock.alert.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with an expression, in the words of whoever wrote it. */
final class PlainWords {

  private static final Pattern OVERLOAD =
      Pattern.compile("found no matching overload for '(.+?)' applied to '\\((.*?)\\)'.*");
  private static final Pattern INPUT =
      Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting.*");
  private static final Pattern NO_WAY = Pattern.compile("no viable alternative at input '(.*?)'");
  private static final Pattern TOKEN = Pattern.compile("token recognition error at: '(.*?)\\s*'");
  private static final Pattern MISSING = Pattern.compile("missing '(.*?)' at '(.*?)'");
  private static final Pattern UNDERSCORES = Pattern.compile("^_|_$");

  private PlainWords() {}

  /** The first fault; those behind it mostly follow from it. */
  static String of(CelValidationException fault) {
    List<CelIssue> issues = fault.getErrors();
    if (issues.isEmpty()) {
      return "the expression is faulty";
    }
    CelIssue first = issues.getFirst();
    return at(first.getSourceLocation()) + words(first.getMessage());
  }

  /** Such as {@code line 1, character 5: }. */
  static String at(CelSourceLocation where) {
    return where.getLine() < 1 || where.getColumn() < 0
        ? ""
        : "line %d, character %d: ".formatted(where.getLine(), where.getColumn() + 1);
  }

  /** An operator as it is written: {@code &&} for {@code _&&_}. */
  static String operator(String function) {
    return switch (function) {
      case "@in" -> "in";
      case "_?_:_" -> "? :";
      default -> UNDERSCORES.matcher(function).replaceAll("");
    };
  }

  /** A type as a person calls it. */
  static String type(String type) {
    return switch (type) {
      case "double", "int", "uint" -> "a number";
      case "string" -> "a text";
      case "bool" -> "true or false";
      case "dyn" -> "a tag's value";
      default -> type.startsWith("list") ? "a list" : type;
    };
  }

  private static String words(String message) {
    String text = message.lines().findFirst().orElse(message);
    Matcher overload = OVERLOAD.matcher(text);
    if (overload.matches()) {
      String types =
          Pattern.compile(", ")
              .splitAsStream(overload.group(2))
              .map(PlainWords::type)
              .collect(Collectors.joining(" and "));
      return "'%s' is not possible with %s".formatted(operator(overload.group(1)), types);
    }
    Matcher missing = MISSING.matcher(text);
    if (missing.matches()) {
      return "'%s' is missing".formatted(missing.group(1));
    }
    for (Pattern pattern : List.of(INPUT, NO_WAY, TOKEN)) {
      Matcher found = pattern.matcher(text);
      if (found.matches()) {
        return found.group(1).endsWith("<EOF>")
            ? "the expression ends too early"
            : "'%s' is not expected here".formatted(found.group(1));
      }
    }
    return text;
  }
}
