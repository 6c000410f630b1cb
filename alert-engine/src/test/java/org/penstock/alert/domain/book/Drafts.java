package org.penstock.alert.domain.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.event.PlantJson;

/** Drafts for tests, from JSON: they stay as they are when a field is added. */
public final class Drafts {

  private static final ObjectMapper MAPPER = PlantJson.newMapper();

  private Drafts() {}

  /** A draft. */
  public static RuleDraft of(String json) {
    try {
      return MAPPER.readValue(json, RuleDraft.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
