package org.penstock.compliance.domain.export;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The characters that a file may carry.
 *
 * @param replacements what to write for characters that the charset lacks
 */
public record TextEncoding(Charset charset, Map<String, String> replacements) {

  public TextEncoding {
    replacements = Map.copyOf(replacements);
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
