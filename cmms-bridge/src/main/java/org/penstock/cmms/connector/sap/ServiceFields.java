package org.penstock.cmms.connector.sap;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a service's entities with the most characters that they take, from its {@code
 * $metadata}.
 */
final class ServiceFields {

  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  private final Map<String, Integer> lengths;

  private ServiceFields(Map<String, Integer> lengths) {
    this.lengths = lengths;
  }

  /** The fields of one entity type; empty where the document does not know the type. */
  static ServiceFields of(String metadata, String entityType) throws XMLStreamException {
    Map<String, Integer> lengths = new HashMap<>();
    XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(metadata));
    boolean isInside = false;
    while (reader.hasNext()) {
      int what = reader.next();
      if (what == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("EntityType")) {
        String name = reader.getAttributeValue(null, "Name");
        isInside = entityType.equals(name) || (entityType + "Type").equals(name);
      } else if (isInside
          && what == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().equals("Property")) {
        lengths.put(
            reader.getAttributeValue(null, "Name"),
            length(reader.getAttributeValue(null, "MaxLength")));
      }
    }
    return new ServiceFields(lengths);
  }

  boolean has(String field) {
    return lengths.containsKey(field);
  }

  /** The most characters of a field; empty where there is no such limit or no such field. */
  OptionalInt mostCharacters(String field) {
    int length = lengths.getOrDefault(field, 0);
    return length == 0 ? OptionalInt.empty() : OptionalInt.of(length);
  }

  private static int length(@Nullable String maxLength) {
    return maxLength != null && maxLength.matches("\\d{1,9}") ? Integer.parseInt(maxLength) : 0;
  }
}
