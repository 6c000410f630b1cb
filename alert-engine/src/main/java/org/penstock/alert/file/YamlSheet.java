package org.penstock.alert.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.book.SheetRow;
import org.penstock.alert.domain.port.rules.RuleSheets.Content;

/** Rules as YAML, in the form of the rules file. */
final class YamlSheet {

  private final ObjectMapper mapper = SheetJson.yaml();

  Content read(String text) {
    try {
      @Nullable JsonNode sheet = mapper.readTree(text);
      if (sheet == null || !sheet.path("rules").isArray()) {
        return new Content.Unreadable("rules is missing: plant_id and a list of rules are needed");
      }
      JsonNode plant = sheet.path("plant_id");
      List<SheetRow> rows = new ArrayList<>();
      for (JsonNode one : sheet.path("rules")) {
        rows.add(row(rows.size() + 1, plant.isTextual() ? plant.asText() : null, one));
      }
      return new Content.Rows(rows);
    } catch (JsonProcessingException e) {
      return new Content.Unreadable(SheetJson.where(e) + e.getOriginalMessage());
    }
  }

  private SheetRow row(int number, @Nullable String plant, JsonNode one) {
    if (!(one instanceof ObjectNode tree)) {
      return new SheetRow(number, plant, null, null, List.of("this is not a rule"));
    }
    List<String> faults = new ArrayList<>();
    return new SheetRow(number, plant, null, SheetJson.draft(mapper, tree, faults), faults);
  }

  String write(List<RuleVersion> rules) {
    Map<String, Object> sheet = new LinkedHashMap<>();
    rules.stream().findFirst().ifPresent(first -> sheet.put("plant_id", first.entry().plantId()));
    sheet.put("rules", rules.stream().map(RuleVersion::entry).map(RuleEntry::definition).toList());
    try {
      return mapper.writeValueAsString(sheet);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a rule that was read can be written", e);
    }
  }
}
