package org.penstock.cmms.connector.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/** A place in a JSON document, RFC 6901; an empty text is the whole document. */
record At(JsonPointer pointer) {

  @JsonCreator
  static At of(String pointer) {
    return new At(JsonPointer.compile(pointer));
  }

  JsonNode in(JsonNode document) {
    return document.at(pointer);
  }

  /** The text there; empty where there is none. */
  String text(JsonNode document) {
    JsonNode node = in(document);
    return node.isValueNode() && !node.isNull() ? node.asText() : "";
  }
}
