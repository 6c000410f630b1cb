package org.penstock.kit.inbox;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record as texts, made when somebody asks for one: a thousand readings are taken
 * for each record of which anybody does. Of a repeated header the last one counts.
 */
final class HeaderTexts extends AbstractMap<String, String> {

  private final Headers headers;
  private @Nullable Map<String, String> texts;

  HeaderTexts(Headers headers) {
    this.headers = headers;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return texts().entrySet();
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    return texts().get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return texts().containsKey(name);
  }

  private Map<String, String> texts() {
    Map<String, String> known = texts;
    if (known == null) {
      known = new HashMap<>();
      for (Header header : headers) {
        byte[] value = header.value();
        if (value != null) {
          known.put(header.key(), new String(value, StandardCharsets.UTF_8));
        }
      }
      texts = known;
    }
    return known;
  }
}
