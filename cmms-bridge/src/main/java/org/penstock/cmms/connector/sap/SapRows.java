package org.penstock.cmms.connector.sap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.http.RowDialect;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.StatusReading;

/** Documents as OData V2 writes them in JSON: one in {@code d}, several in {@code d.results}. */
record SapRows(SapDocument document, Supplier<PlantMapping> mapping) implements RowDialect {

  /** The rows of any entity set. */
  static Optional<List<JsonNode>> of(String body) {
    return RowAnswers.members(RowAnswers.json(body).path("d").path("results"));
  }

  @Override
  public Optional<List<JsonNode>> rows(String body) {
    return of(body);
  }

  @Override
  public String reference(JsonNode row) {
    return row.path(document.referenceField()).asText();
  }

  /** SAP's number is the key and is what people say. */
  @Override
  public Optional<ExternalOrder> order(JsonNode row) {
    String key = row.path(document.keyField()).asText("");
    return RowAnswers.order(key, key);
  }

  @Override
  public StatusReading.Status status(JsonNode row) {
    return document.status(row, mapping.get());
  }
}
