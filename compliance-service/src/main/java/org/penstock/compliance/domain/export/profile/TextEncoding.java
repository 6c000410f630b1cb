package org.penstock.compliance.domain.export.profile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The characters that a file may carry.
 *
 * @param byteOrderMark whether the file begins with one, as Excel wants it for UTF-8
 * @param replacements what to write for characters that the charset lacks
 */
public record TextEncoding(
    Charset charset, boolean byteOrderMark, Map<String, String> replacements) {

  public TextEncoding {
    replacements = Map.copyOf(replacements);
    if (byteOrderMark && !charset.equals(StandardCharsets.UTF_8)) {
      throw new IllegalArgumentException("only UTF-8 has a byte order mark");
    }
  }

  /** The text as the file carries it; empty when the charset cannot say it. */
  public Optional<String> fit(String text) {
    String fitted = text;
    for (Entry<String, String> each : new TreeMap<>(replacements).entrySet()) {
      fitted = fitted.replace(each.getKey(), each.getValue());
    }
    return charset.newEncoder().canEncode(fitted) ? Optional.of(fitted) : Optional.empty();
  }
}
