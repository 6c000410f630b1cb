package org.penstock.cmms.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.http.RowDialect;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.rest.RestDescription.ClosedWhen;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;

/** Work orders as the description says that the system writes them. */
record DescribedRows(RestDescription description, Supplier<PlantMapping> mapping)
    implements RowDialect {

  @Override
  public Optional<List<JsonNode>> rows(String body) {
    return RowAnswers.members(description.search().items().in(RowAnswers.json(body)));
  }

  @Override
  public String reference(JsonNode row) {
    return description.search().reference().text(row);
  }

  @Override
  public Optional<ExternalOrder> order(JsonNode row) {
    @Nullable At number = description.search().externalNumber();
    return RowAnswers.order(
        description.search().externalId().text(row), number == null ? "" : number.text(row));
  }

  @Override
  public StatusReading.Status status(JsonNode row) {
    RestDescription.@Nullable Status read = description.status();
    if (read == null) {
      return new StatusReading.Status(ExternalStatus.OPEN, "");
    }
    String raw = read.value().text(row);
    Map<String, ExternalStatus> map = read.map() == null ? Map.of() : read.map();
    ExternalStatus status =
        mapping
            .get()
            .statusOf(raw)
            .orElseGet(() -> map.getOrDefault(raw, closedOrOpen(row, read.closedWhen())));
    return new StatusReading.Status(status, raw);
  }

  private static ExternalStatus closedOrOpen(JsonNode row, @Nullable ClosedWhen when) {
    return when != null && when.at().in(row).equals(when.equals())
        ? ExternalStatus.CLOSED
        : ExternalStatus.OPEN;
  }
}
