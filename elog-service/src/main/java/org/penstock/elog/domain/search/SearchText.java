package org.penstock.elog.domain.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of the search box: all of them, {@code "a phrase"}, {@code -not} and {@code or}.
 *
 * <p>Each word is looked for twice, as a word of the language and as a piece of a name or number:
 * the language's rules cannot see {@code FIT-101} in {@code FIT-101.PV}.
 *
 * @param alternatives any of these; within one, every term counts
 */
public record SearchText(List<List<Term>> alternatives) {

  private static final Pattern TOKEN = Pattern.compile("(-?)(?:\"([^\"]*)\"|([^\\s\"]+))");
  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{IsLetter}\\p{IsDigit}]");

  public SearchText {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /**
   * One word or phrase.
   *
   * @param words as written
   * @param isPhrase whether the words stand next to each other
   */
  public record Term(String words, boolean isExcluded, boolean isPhrase) {}

  /** Reads what someone typed; nothing that can be typed is an error. */
  public static SearchText of(String typed) {
    List<List<Term>> alternatives = new ArrayList<>();
    List<Term> terms = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(typed);
    while (tokens.find()) {
      if (isOr(tokens)) {
        alternatives.add(terms);
        terms = new ArrayList<>();
      } else {
        addTerm(terms, tokens);
      }
    }
    alternatives.add(terms);
    alternatives.removeIf(List::isEmpty);
    return new SearchText(alternatives);
  }

  /** Whether nothing is looked for. */
  public boolean isEmpty() {
    return alternatives.isEmpty();
  }

  private static boolean isOr(Matcher token) {
    return "or".equalsIgnoreCase(token.group());
  }

  private static void addTerm(List<Term> terms, Matcher token) {
    boolean isPhrase = token.group(2) != null;
    String words = isPhrase ? token.group(2) : token.group(3);
    if (LETTER_OR_DIGIT.matcher(words).find()) {
      terms.add(new Term(words, !token.group(1).isEmpty(), isPhrase));
    }
  }
}
