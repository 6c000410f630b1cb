package org.penstock.cmms.connector.maintenanceconnection;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.connector.ConnectionReport;

/**
 * Holds the settings and the mapping against the tenant: the free fields, the codes and the assets
 * are each tenant's own, and a wrong one is otherwise found by the first work order that fails.
 */
final class SetUpChecks {

  private static final int ASSETS_IN_A_CALL = 20;

  private final MaintenanceConnectionSettings settings;
  private final MaintenanceConnectionClient client;

  SetUpChecks(MaintenanceConnectionSettings settings, MaintenanceConnectionClient client) {
    this.settings = settings;
    this.client = client;
  }

  List<SetUpCheck> run(ConnectionReport connection, PlantMapping mapping) {
    SetUpCheck connected = connected(connection);
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

  private SetUpCheck connected(ConnectionReport report) {
    int port = settings.base().getPort();
    String there = settings.base().getHost() + (port < 0 ? "" : ":" + port);
    return switch (report) {
      case ConnectionReport.Reachable _ ->
          SetUpCheck.passed("connection", there + " answers and takes our keys.");
      case ConnectionReport.Degraded degraded ->
          SetUpCheck.passed("connection", there + " answers: " + degraded.why());
      case ConnectionReport.Unreachable away ->
          SetUpCheck.failed(
              "connection", there + " cannot be reached or does not work: " + away.why());
      case ConnectionReport.Unauthorized out ->
          SetUpCheck.failed(
              "connection",
              there
                  + " does not take the connection key or the API key"
                  + " (CMMS_CONNECTOR_CONNECTION_KEY, CMMS_CONNECTOR_API_KEY): "
                  + out.why());
    };
  }

  private SetUpCheck fields() {
    return switch (texts("Schema/WorkOrder", "Name")) {
      case Texts.None none -> SetUpCheck.failed("fields", none.why());
      case Texts.Some known -> {
        Map<String, String> wanted =
            new TreeMap<>(
                Map.of(
                    "cmms.connector.reference-field",
                    settings.referenceField(),
                    "cmms.connector.alarm-field",
                    settings.alarmField()));
        List<String> missing = new ArrayList<>();
        wanted.forEach((key, field) -> {
          if (!known.values().contains(field)) {
            missing.add("%s (%s)".formatted(field, key));
          }
        });
        yield missing.isEmpty()
            ? SetUpCheck.passed("fields", "The work orders there have the fields we write.")
            : SetUpCheck.failed(
                "fields", "The work orders there have no field " + String.join(", ", missing));
      }
    };
  }

  private SetUpCheck codes(String step, String what, String table, Map<String, String> mapped) {
    return switch (texts("LookupTableValues/" + table, "Value")) {
      case Texts.None none -> SetUpCheck.failed(step, none.why());
      case Texts.Some known -> {
        List<String> missing = new ArrayList<>();
        new TreeMap<>(mapped)
            .forEach((ours, theirs) -> {
              if (!known.values().contains(theirs)) {
                missing.add("%s, which the mapping gives for %s".formatted(theirs, ours));
              }
            });
        yield missing.isEmpty()
            ? SetUpCheck.passed(step, "Each %s of the mapping is known there.".formatted(what))
            : SetUpCheck.failed(
                step, "There is no %s %s".formatted(what, String.join("; no ", missing)));
      }
    };
  }

  private SetUpCheck assets(PlantMapping mapping) {
    Set<String> wanted = new TreeSet<>(mapping.assets().values());
    if (mapping.fallbackAsset() != null) {
      wanted.add(mapping.fallbackAsset());
    }
    Set<String> missing = new TreeSet<>(wanted);
    List<String> all = List.copyOf(wanted);
    for (int from = 0; from < all.size(); from += ASSETS_IN_A_CALL) {
      List<String> some = all.subList(from, Math.min(all.size(), from + ASSETS_IN_A_CALL));
      switch (texts("Assets?%24filter=" + filter(some) + "&%24top=" + some.size(), "ID")) {
        case Texts.None none -> {
          return SetUpCheck.failed("assets", none.why());
        }
        case Texts.Some known -> missing.removeAll(known.values());
      }
    }
    return missing.isEmpty()
        ? SetUpCheck.passed("assets", "All %d mapped assets are there.".formatted(wanted.size()))
        : SetUpCheck.failed(
            "assets",
            "There is no asset " + String.join(", ", missing) + ", which the mapping names");
  }

  /** A quote would end the text that it stands in: such an asset is not asked for, and missing. */
  private static String filter(Collection<String> assets) {
    String filter =
        assets.stream()
            .filter(asset -> asset.indexOf('"') < 0)
            .map(asset -> "ID eq \"" + asset + '"')
            .collect(Collectors.joining(" or "));
    return URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Texts texts(String path, String field) {
    String unread = "%s could not be read: ".formatted(path.replaceAll("\\?.*", ""));
    return switch (client.get(path)) {
      case Reply.NotSent notSent -> new Texts.None(unread + notSent.failure().detail());
      case Reply.Lost lost -> new Texts.None(unread + lost.failure().detail());
      case Reply.Answered answer -> {
        List<JsonNode> rows = answer.status() == 200 ? Answers.rows(answer.body()) : null;
        if (rows == null) {
          yield new Texts.None(unread + "HTTP " + answer.status());
        }
        Set<String> values = new HashSet<>();
        rows.forEach(row -> values.add(row.path(field).asText()));
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
