package org.penstock.cmms.connector.maximo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.penstock.cmms.connector.http.ConnectionCheck;
import org.penstock.cmms.connector.http.Query;
import org.penstock.cmms.connector.http.Reply;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.mapping.MappingCheck;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.connector.ConnectionReport;

/**
 * Holds the settings and the mapping against the system, by the JSON Schema that it gives of its
 * work orders.
 */
final class MaximoSetUpChecks {

  private static final int ASSETS_IN_A_CALL = 20;
  private static final int REFERENCE_LENGTH = 20;
  private static final String CREDENTIALS =
      "the API key, or the user or its password"
          + " (CMMS_CONNECTOR_API_KEY, CMMS_CONNECTOR_USER, CMMS_CONNECTOR_PASSWORD)";

  private final MaximoSettings settings;
  private final MaximoClient client;

  MaximoSetUpChecks(MaximoSettings settings, MaximoClient client) {
    this.settings = settings;
    this.client = client;
  }

  List<SetUpCheck> run(ConnectionReport connection, PlantMapping mapping) {
    SetUpCheck connected = ConnectionCheck.of(settings.base(), CREDENTIALS, connection);
    if (!connected.passed()) {
      return List.of(connected);
    }
    return List.of(connected, site(mapping), fields(), priorities(mapping), assets(mapping));
  }

  private static SetUpCheck site(PlantMapping mapping) {
    return mapping.site() == null
        ? SetUpCheck.failed("site", "The mapping has no site, and every work order there has one")
        : SetUpCheck.passed("site", "Work orders are filed under " + mapping.site() + ".");
  }

  private SetUpCheck fields() {
    Reply reply = client.schema(settings.workOrders());
    JsonNode attributes =
        reply instanceof Reply.Answered answer && answer.status() == 200
            ? RowAnswers.json(answer.body()).path("properties")
            : RowAnswers.json("");
    if (!attributes.isObject()) {
      return SetUpCheck.failed(
          "fields", "The schema of " + settings.workOrders() + " could not be read");
    }
    Map<String, String> wanted =
        Map.of("wonum", "wonum", "cmms.connector.reference-field", settings.referenceField());
    Set<String> known = new HashSet<>();
    attributes.fieldNames().forEachRemaining(known::add);
    SetUpCheck present = MappingCheck.fields(wanted, known);
    if (!present.passed()) {
      return present;
    }
    return new TreeMap<>(wanted)
        .values().stream()
            .filter(field -> isTooShort(attributes.path(field)))
            .findFirst()
            .map(field ->
                SetUpCheck.failed(
                    "fields",
                    "%s takes %d characters, and our reference has %d: widen the attribute"
                        .formatted(
                            field,
                            attributes.path(field).path("maxLength").asInt(),
                            REFERENCE_LENGTH)))
            .orElse(present);
  }

  private static boolean isTooShort(JsonNode attribute) {
    return attribute.path("maxLength").isInt()
        && attribute.path("maxLength").asInt() < REFERENCE_LENGTH;
  }

  private static SetUpCheck priorities(PlantMapping mapping) {
    List<String> wrong = new ArrayList<>();
    new TreeMap<>(mapping.priorities())
        .forEach((ours, theirs) -> {
          if (!WorkOrderNumbers.isWhole(theirs)) {
            wrong.add("%s, which the mapping gives for %s".formatted(theirs, ours));
          }
        });
    return wrong.isEmpty()
        ? SetUpCheck.passed("priorities", "Each priority of the mapping is a whole number.")
        : SetUpCheck.failed(
            "priorities",
            "There can be no priority "
                + String.join("; no ", wrong)
                + ": wopriority is a whole number");
  }

  private SetUpCheck assets(PlantMapping mapping) {
    Set<String> known = new HashSet<>();
    String site = mapping.site();
    String ofSite = site == null ? "" : " and siteid=" + MaximoConnector.quoted(Set.of(site));
    List<String> all = List.copyOf(MappingCheck.assetsOf(mapping));
    for (int from = 0; from < all.size(); from += ASSETS_IN_A_CALL) {
      List<String> some = all.subList(from, Math.min(all.size(), from + ASSETS_IN_A_CALL));
      Query query =
          new Query()
              .and("oslc.select", "assetnum")
              .and("oslc.where", "assetnum in [" + MaximoConnector.quoted(some) + "]" + ofSite)
              .and("oslc.pageSize", String.valueOf(some.size()));
      Optional<List<JsonNode>> rows =
          client.get(settings.assets(), query) instanceof Reply.Answered answer
                  && answer.status() == 200
              ? WorkOrderRows.of(answer.body())
              : Optional.empty();
      if (rows.isEmpty()) {
        return SetUpCheck.failed("assets", settings.assets() + " could not be read");
      }
      rows.get().forEach(row -> known.add(row.path("assetnum").asText()));
    }
    return MappingCheck.assets(mapping, known);
  }
}
