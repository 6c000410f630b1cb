package org.penstock.cmms.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.penstock.cmms.connector.http.ConnectionCheck;
import org.penstock.cmms.connector.http.Reply;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.mapping.MappingCheck;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.rest.RestDescription.CodeList;
import org.penstock.cmms.connector.rest.RestDescription.ListOf;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.connector.ConnectionReport;

/** Holds the description and the mapping against the system, as far as it tells what it knows. */
final class RestSetUpChecks {

  private static final String CREDENTIALS =
      "the API key, or the user or its password"
          + " (CMMS_CONNECTOR_API_KEY, CMMS_CONNECTOR_USER, CMMS_CONNECTOR_PASSWORD)";

  private final RestSettings settings;
  private final RestDescription description;
  private final RestClient client;

  RestSetUpChecks(RestSettings settings, RestDescription description, RestClient client) {
    this.settings = settings;
    this.description = description;
    this.client = client;
  }

  List<SetUpCheck> run(ConnectionReport connection, PlantMapping mapping) {
    SetUpCheck connected = ConnectionCheck.of(settings.base(), CREDENTIALS, connection);
    List<SetUpCheck> checks = new ArrayList<>();
    checks.add(connected);
    if (connected.passed()) {
      new TreeMap<>(description.codeLists())
          .forEach((what, list) -> checks.add(check(what, list, mapping)));
    }
    return List.copyOf(checks);
  }

  private SetUpCheck check(ListOf what, CodeList list, PlantMapping mapping) {
    return switch (what) {
      case FIELDS -> check("fields", list, known -> MappingCheck.fields(fields(), known));
      case PRIORITIES ->
          check(
              "priorities",
              list,
              known -> MappingCheck.codes("priorities", "priority", mapping.priorities(), known));
      case WORK_TYPES ->
          check(
              "work types",
              list,
              known -> MappingCheck.codes("work types", "work type", mapping.workTypes(), known));
      case ASSETS -> check("assets", list, known -> MappingCheck.assets(mapping, known));
    };
  }

  private SetUpCheck check(String step, CodeList list, Function<Set<String>, SetUpCheck> held) {
    Filling nothing = new Filling(Map.of());
    Reply reply =
        client.get(
            nothing.inPath(list.path()), nothing.inQuery(RestDescription.queryOf(list.query())));
    if (!(reply instanceof Reply.Answered answer) || answer.status() != 200) {
      return SetUpCheck.failed(step, list.path() + " could not be read");
    }
    Set<String> known = new HashSet<>();
    return RowAnswers.members(list.items().in(RowAnswers.json(answer.body())))
        .map(rows -> {
          rows.forEach(row -> known.add(list.value().text(row)));
          return held.apply(known);
        })
        .orElseGet(() -> SetUpCheck.failed(step, list.path() + " gave no list"));
  }

  /**
   * The names at the top of a work order, with the place in the description that they come from.
   */
  private Map<String, String> fields() {
    JsonNode body = description.create().body();
    JsonNode order = body.isArray() && !body.isEmpty() ? body.get(0) : body;
    Map<String, String> fields = new TreeMap<>();
    order.fieldNames().forEachRemaining(name -> fields.put("create.body." + name, name));
    return fields;
  }
}
