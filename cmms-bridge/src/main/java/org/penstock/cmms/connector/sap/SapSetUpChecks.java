package org.penstock.cmms.connector.sap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.penstock.cmms.connector.http.ConnectionCheck;
import org.penstock.cmms.connector.http.Query;
import org.penstock.cmms.connector.http.Reply;
import org.penstock.cmms.connector.mapping.MappingCheck;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.connector.ConnectionReport;

/**
 * Holds the settings and the mapping against the system. SAP publishes no list of priorities and
 * types over these services; what its description says is how long a code may be.
 */
final class SapSetUpChecks {

  private static final int OBJECTS_IN_A_CALL = 20;
  private static final int REFERENCE_LENGTH = 20;
  private static final String CREDENTIALS =
      "the user or its password (CMMS_CONNECTOR_USER, CMMS_CONNECTOR_PASSWORD)";

  private final SapSettings settings;
  private final SapClient client;
  private final SapDocument document;

  SapSetUpChecks(SapSettings settings, SapClient client, SapDocument document) {
    this.settings = settings;
    this.client = client;
    this.document = document;
  }

  List<SetUpCheck> run(ConnectionReport connection, PlantMapping mapping) {
    SetUpCheck connected = ConnectionCheck.of(settings.base(), CREDENTIALS, connection);
    if (!connected.passed()) {
      return List.of(connected);
    }
    List<SetUpCheck> checks = new ArrayList<>();
    checks.add(connected);
    switch (fields()) {
      case Description.Unread(String why) -> checks.add(SetUpCheck.failed("fields", why));
      case Description.Known(ServiceFields fields) -> {
        checks.add(reference(fields));
        checks.add(codes("priorities", "priority", "MaintPriority", mapping.priorities(), fields));
        checks.add(
            codes("work types", "work type", document.typeField(), mapping.workTypes(), fields));
      }
    }
    checks.add(assets(mapping));
    return List.copyOf(checks);
  }

  private Description fields() {
    String unread = "The description of " + document.service() + " could not be read: ";
    return switch (client.metadata(document.service())) {
      case Reply.NotSent notSent -> new Description.Unread(unread + notSent.failure().detail());
      case Reply.Lost lost -> new Description.Unread(unread + lost.failure().detail());
      case Reply.Answered answer -> {
        try {
          yield answer.status() == 200
              ? new Description.Known(ServiceFields.of(answer.body(), document.entitySet()))
              : new Description.Unread(unread + "HTTP " + answer.status());
        } catch (XMLStreamException e) {
          yield new Description.Unread(unread + "it is not XML");
        }
      }
    };
  }

  private SetUpCheck reference(ServiceFields fields) {
    String field = document.referenceField();
    if (!fields.has(field)) {
      return MappingCheck.fields(Map.of("cmms.connector.reference-field", field), Set.of());
    }
    OptionalInt length = fields.mostCharacters(field);
    return length.isPresent() && length.getAsInt() < REFERENCE_LENGTH
        ? SetUpCheck.failed(
            "fields",
            "%s takes %d characters, and our reference has %d (cmms.connector.reference-field)"
                .formatted(field, length.getAsInt(), REFERENCE_LENGTH))
        : SetUpCheck.passed("fields", field + " is there and takes our reference.");
  }

  private static SetUpCheck codes(
      String step, String what, String field, Map<String, String> mapped, ServiceFields fields) {
    OptionalInt length = fields.mostCharacters(field);
    List<String> wrong = new ArrayList<>();
    new TreeMap<>(mapped)
        .forEach((ours, theirs) -> {
          if (theirs.isBlank() || (length.isPresent() && theirs.length() > length.getAsInt())) {
            wrong.add("%s, which the mapping gives for %s".formatted(theirs, ours));
          }
        });
    return wrong.isEmpty()
        ? SetUpCheck.passed(step, "Each %s of the mapping fits %s.".formatted(what, field))
        : SetUpCheck.failed(
            step,
            "There can be no %s %s: %s takes %s"
                .formatted(
                    what,
                    String.join("; no ", wrong),
                    field,
                    length.isPresent() ? length.getAsInt() + " characters" : "a code"));
  }

  private SetUpCheck assets(PlantMapping mapping) {
    Set<String> known = new HashSet<>();
    Map<Boolean, List<String>> byKind =
        MappingCheck.assetsOf(mapping).stream()
            .collect(
                Collectors.partitioningBy(
                    asset -> TechnicalObject.of(asset).isFunctionalLocation()));
    for (boolean isLocation : List.of(true, false)) {
      List<String> all = byKind.getOrDefault(isLocation, List.of());
      for (int from = 0; from < all.size(); from += OBJECTS_IN_A_CALL) {
        List<String> some = all.subList(from, Math.min(all.size(), from + OBJECTS_IN_A_CALL));
        Reply reply = ask(isLocation, some);
        Optional<List<JsonNode>> rows =
            reply instanceof Reply.Answered answer && answer.status() == 200
                ? SapRows.of(answer.body())
                : Optional.empty();
        if (rows.isEmpty()) {
          return SetUpCheck.failed(
              "assets", "The %s could not be read".formatted(service(isLocation)));
        }
        rows.get().forEach(row -> known.add(mapped(isLocation, row)));
      }
    }
    return MappingCheck.assets(mapping, known);
  }

  private Reply ask(boolean isLocation, List<String> assets) {
    String filter =
        assets.stream()
            .map(asset ->
                field(isLocation) + " eq " + ODataText.literal(TechnicalObject.of(asset).id()))
            .collect(Collectors.joining(" or "));
    return client.get(
        service(isLocation) + "/" + field(isLocation),
        new Query().and("$filter", filter).and("$select", field(isLocation)));
  }

  private static String mapped(boolean isLocation, JsonNode row) {
    return (isLocation ? "FL/" : "") + row.path(field(isLocation)).asText();
  }

  private static String service(boolean isLocation) {
    return isLocation ? "API_FUNCTIONALLOCATION" : "API_EQUIPMENT";
  }

  private static String field(boolean isLocation) {
    return isLocation ? "FunctionalLocation" : "Equipment";
  }

  /** What the service says of itself. */
  private sealed interface Description {
    record Known(ServiceFields fields) implements Description {}

    record Unread(String why) implements Description {}
  }
}
