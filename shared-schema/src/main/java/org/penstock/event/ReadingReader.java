package org.penstock.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * Reads a reading field by field, with the outcome that the mapper's own way would have, at a part
 * of its cost: readings are what Penstock has most of, and three services read each of them.
 */
final class ReadingReader extends StdDeserializer<Reading> {

  private static final long serialVersionUID = 1L;

  ReadingReader() {
    super(Reading.class);
  }

  @Override
  public Reading deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      return (Reading) context.handleUnexpectedToken(Reading.class, parser);
    }
    ReadingFields fields = new ReadingFields(parser, context);
    try {
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        take(fields, name);
      }
      return fields.reading();
    } catch (IllegalArgumentException e) {
      return (Reading) context.handleInstantiationProblem(Reading.class, null, e);
    }
  }

  private static void take(ReadingFields fields, String name) throws IOException {
    try {
      fields.take(name);
    } catch (JsonMappingException e) {
      e.prependPath(Reading.class, name);
      throw e;
    }
  }
}
