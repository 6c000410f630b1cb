package org.penstock.elog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penstock.event.EntryReference;
import org.penstock.event.ReferenceType;

class CanonicalEntryTest {

  private static final UUID ID = UUID.fromString("0198a000-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void theTextOfAnEntryIsTheSameForEver() {
    Content content =
        new Content(
            "Filter 3",
            "Turbidity 0.08 µNTU \"after\"\nripening\\",
            null,
            List.of("filter"),
            List.of(new EntryReference(ReferenceType.WORK_ORDER, "4711", null)),
            Map.of("volume_m3", new BigDecimal("410.0"), "by", List.of(true, 1L)),
            false,
            3);
    LogEntry entry =
        LogEntry.written(
            ID,
            "wtp-1",
            EntryType.BACKWASH,
            content,
            Times.of(NOON.minusSeconds(3600), NOON.plusNanos(1_500), Duration.ofMinutes(15)),
            new Operator("u-1", "Jane Doe"));
    assertThat(CanonicalEntry.text(entry))
        .isEqualTo(
            "{\"actor_kind\":\"HUMAN\",\"area\":null,"
                + "\"body\":\"Turbidity 0.08 µNTU \\\"after\\\"\\nripening\\\\\","
                + "\"change_kind\":\"ORIGINAL\",\"change_reason\":null,"
                + "\"entry_id\":\"0198a000-0000-7000-8000-000000000001\","
                + "\"entry_type\":\"backwash\",\"late\":true,\"late_by_s\":3600,"
                + "\"metadata\":{\"by\":[true,1],\"volume_m3\":410.0},\"must_read\":false,"
                + "\"occurred_at\":\"2026-11-23T11:00:00.000000Z\",\"operator_id\":\"u-1\","
                + "\"operator_name\":\"Jane Doe\",\"plant_id\":\"wtp-1\",\"priority\":3,"
                + "\"recorded_at\":\"2026-11-23T12:00:00.000001Z\",\"recorded_by_id\":\"u-1\","
                + "\"recorded_by_name\":\"Jane Doe\","
                + "\"refs\":[{\"id\":\"4711\",\"label\":null,\"type\":\"WORK_ORDER\"}],"
                + "\"root_id\":\"0198a000-0000-7000-8000-000000000001\","
                + "\"source_event_id\":null,\"source_service\":null,\"supersedes_id\":null,"
                + "\"tags\":[\"filter\"],\"title\":\"Filter 3\",\"version\":1}");
  }

  @Test
  void twoMapsWithTheSameMembersHaveTheSameText() {
    Map<String, Object> one = new HashMap<>(Map.of("b", 1, "a", Map.of("d", 1, "c", 2)));
    assertThat(CanonicalJson.write(one)).isEqualTo("{\"a\":{\"c\":2,\"d\":1},\"b\":1}");
  }

  @Test
  void emptyThingsAndControlCharactersAreJson() {
    Map<String, Object> tree = Map.of("m", Map.of(), "l", List.of(), "t", "\r\t\u0001/");
    assertThat(CanonicalJson.write(tree)).isEqualTo("{\"l\":[],\"m\":{},\"t\":\"\\r\\t\\u0001/\"}");
  }

  @Test
  void metadataIsTextWhereItIsTextAndJsonElsewhere() {
    assertThat(CanonicalEntry.metadataText("as \"is\"")).isEqualTo("as \"is\"");
    assertThat(CanonicalEntry.metadataText(List.of(1, "a"))).isEqualTo("[1,\"a\"]");
  }

  @Test
  void anOperatorWithoutANameIsCalledByItsId() {
    assertThat(new Operator("svc", " ").name()).isEqualTo("svc");
    assertThatThrownBy(() -> new Operator(" ", "x")).hasMessageContaining("blank");
  }

  @Test
  void textOfAnEventIsCleanedAndCutAndNeverRefused() {
    assertThat(PlainText.clean(" a\u0000b\uD800c ", 10)).isEqualTo("a b c");
    assertThat(PlainText.clean("💧💧💧💧", 3)).isEqualTo("💧💧…");
    assertThat(PlainText.clean("e\u0301", 1)).isEqualTo("\u00e9");
  }
}
