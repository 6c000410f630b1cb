package org.penstock.elog.domain.writing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.PlainText;

/** What one text of a request must be like. */
final class TextRules {

  private TextRules() {}

  static List<Fault> required(String field, @Nullable String text, int longest) {
    if (text == null) {
      return List.of(new Fault(field, "must be given"));
    }
    return text.isBlank()
        ? List.of(new Fault(field, "must not be empty"))
        : optional(field, text, longest);
  }

  static List<Fault> optional(String field, @Nullable String text, int longest) {
    if (text == null) {
      return List.of();
    }
    if (text.codePointCount(0, text.length()) > longest) {
      return List.of(new Fault(field, "has more than %d characters".formatted(longest)));
    }
    return PlainText.isPlain(text)
        ? List.of()
        : List.of(new Fault(field, "holds a character that cannot be shown"));
  }
}
