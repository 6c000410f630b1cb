package org.penstock.cmms.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.StatusReading;

/** How one vendor writes work orders down in JSON, each a row. */
public interface RowDialect {

  /** The rows of an answer; empty where the text is no whole answer. */
  Optional<List<JsonNode>> rows(String body);

  /** Our reference in a row; an empty text where it has none. */
  String reference(JsonNode row);

  /** What the vendor calls it; empty where the row does not say. */
  Optional<ExternalOrder> order(JsonNode row);

  /** How it stands. */
  StatusReading.Status status(JsonNode row);
}
