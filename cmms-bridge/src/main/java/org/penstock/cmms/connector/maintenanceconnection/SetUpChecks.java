package org.penstock.cmms.connector.maintenanceconnection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penstock.cmms.connector.http.ConnectionCheck;
import org.penstock.cmms.connector.http.Query;
import org.penstock.cmms.connector.http.Reply;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.mapping.MappingCheck;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.connector.ConnectionReport;

/**
 * Holds the settings and the mapping against the tenant: the free fields, the codes and the assets
 * are each tenant's own, and a wrong one is otherwise found by the first work order that fails.
 */
final class SetUpChecks {

  private static final int ASSETS_IN_A_CALL = 20;
  private static final String CREDENTIALS =
      "the connection key or the API key"
          + " (CMMS_CONNECTOR_CONNECTION_KEY, CMMS_CONNECTOR_API_KEY)";

  private final MaintenanceConnectionSettings settings;
  private final MaintenanceConnectionClient client;

  SetUpChecks(MaintenanceConnectionSettings settings, MaintenanceConnectionClient client) {
    this.settings = settings;
    this.client = client;
  }

  List<SetUpCheck> run(ConnectionReport connection, PlantMapping mapping) {
    SetUpCheck connected = ConnectionCheck.of(settings.base(), CREDENTIALS, connection);
    if (!connected.passed()) {
      return List.of(connected);
    }
    return List.of(
        connected,
        fields(),
        codes("priorities", "priority", "WorkOrderPriority", mapping.priorities()),
        codes("work types", "work type", "WorkOrderType", mapping.workTypes()),
        assets(mapping));
  }

  private SetUpCheck fields() {
    return switch (texts("Schema/WorkOrder", "Name")) {
      case Texts.None none -> SetUpCheck.failed("fields", none.why());
      case Texts.Some known ->
          MappingCheck.fields(
              Map.of(
                  "cmms.connector.reference-field",
                  settings.referenceField(),
                  "cmms.connector.alarm-field",
                  settings.alarmField()),
              known.values());
    };
  }

  private SetUpCheck codes(String step, String what, String table, Map<String, String> mapped) {
    return switch (texts("LookupTableValues/" + table, "Value")) {
      case Texts.None none -> SetUpCheck.failed(step, none.why());
      case Texts.Some known -> MappingCheck.codes(step, what, mapped, known.values());
    };
  }

  private SetUpCheck assets(PlantMapping mapping) {
    Set<String> known = new HashSet<>();
    List<String> all = List.copyOf(MappingCheck.assetsOf(mapping));
    for (int from = 0; from < all.size(); from += ASSETS_IN_A_CALL) {
      List<String> some = all.subList(from, Math.min(all.size(), from + ASSETS_IN_A_CALL));
      Query query =
          new Query().and("$filter", filter(some)).and("$top", String.valueOf(some.size()));
      switch (texts("Assets" + query, "ID")) {
        case Texts.None none -> {
          return SetUpCheck.failed("assets", none.why());
        }
        case Texts.Some more -> known.addAll(more.values());
      }
    }
    return MappingCheck.assets(mapping, known);
  }

  /** A quote would end the text that it stands in: such an asset is not asked for, and missing. */
  private static String filter(Collection<String> assets) {
    return assets.stream()
        .filter(asset -> asset.indexOf('"') < 0)
        .map(asset -> "ID eq \"" + asset + '"')
        .collect(Collectors.joining(" or "));
  }

  private Texts texts(String path, String field) {
    String unread = "%s could not be read: ".formatted(path.replaceAll("\\?.*", ""));
    return switch (client.get(path)) {
      case Reply.NotSent notSent -> new Texts.None(unread + notSent.failure().detail());
      case Reply.Lost lost -> new Texts.None(unread + lost.failure().detail());
      case Reply.Answered answer -> {
        Optional<List<JsonNode>> rows =
            RowAnswers.members(RowAnswers.json(answer.body()).path("Results"));
        if (answer.status() != 200 || rows.isEmpty()) {
          yield new Texts.None(unread + "HTTP " + answer.status());
        }
        Set<String> values = new HashSet<>();
        rows.get().forEach(row -> values.add(row.path(field).asText()));
        yield new Texts.Some(values);
      }
    };
  }

  /** One text of each row of an answer. */
  private sealed interface Texts {
    record Some(Set<String> values) implements Texts {}

    record None(String why) implements Texts {}
  }
}
