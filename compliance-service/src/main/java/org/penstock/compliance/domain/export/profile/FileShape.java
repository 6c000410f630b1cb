package org.penstock.compliance.domain.export.profile;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the files of an export are called and where one ends.
 *
 * @param name with {@code {from}}, {@code {to}}, {@code {day}}, {@code {tag}} and {@code {part}}
 * @param mostLines of one file, its header apart; what is more is in the next one
 */
public record FileShape(String name, int mostLines, Split split) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]*)}");
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._{}-]{1,100}");
  private static final Set<String> KNOWN = Set.of("from", "to", "day", "tag", "part");

  /** Where a new file begins, beside where one is full. */
  public enum Split {
    NONE,
    /** With each day of the file's clock. */
    DAY,
    /** With each tag. */
    TAG
  }

  public FileShape {
    Matcher placeholders = PLACEHOLDER.matcher(name);
    while (placeholders.find()) {
      if (!KNOWN.contains(placeholders.group(1))) {
        throw new IllegalArgumentException(
            "file name %s: {%s} is none of %s".formatted(name, placeholders.group(1), KNOWN));
      }
    }
    if (mostLines < 1) {
      throw new IllegalArgumentException("a file has at least one line");
    }
    if (!SAFE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "file name %s: letters, digits, dots, underscores and hyphens".formatted(name));
    }
    // Two files of one export must not have one name; two tags may look alike in one.
    if (!name.contains("{part}") && !(split == Split.DAY && name.contains("{day}"))) {
      throw new IllegalArgumentException("file name %s needs {part}".formatted(name));
    }
  }
}
