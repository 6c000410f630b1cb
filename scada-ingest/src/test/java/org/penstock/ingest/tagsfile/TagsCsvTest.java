package org.penstock.ingest.tagsfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.ingest.domain.port.TagTable.MalformedException;

class TagsCsvTest {

  private final TagsCsv csv = new TagsCsv();

  @Test
  void emptyCellsAreNoFieldsAndQuotedOnesStayWhole() throws MalformedException {
    assertThat(
            csv.read("tag_name,unit,description\r\na,,\"flow, \"\"raw\"\"\"\r\n\r\nb, NTU ,\r\n"))
        .isEqualTo(
            List.of(
                Map.of("tag_name", "a", "description", "flow, \"raw\""),
                Map.of("tag_name", "b", "unit", "NTU")));
  }

  @Test
  void theMarkThatASpreadsheetPutsFirstIsNoPartOfAName() throws MalformedException {
    assertThat(csv.read("\uFEFFtag_name\na\n")).isEqualTo(List.of(Map.of("tag_name", "a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name,unit\na,b\n", "tag_name,tag_name\na,b\n", "tag_name\n\"a\n"})
  void aTextThatIsNoTableIsRefused(String text) {
    assertThatThrownBy(() -> csv.read(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void whatIsWrittenIsReadTheSame() throws MalformedException {
    List<Map<String, Object>> rows =
        List.of(
            Map.of("tag_name", "a", "description", "says \"stop\",\nthen goes", "deadband", "0.5"),
            Map.of("tag_name", "b", "node_id", "nsu=urn:x;s=[default]A/B C"));
    assertThat(csv.read(csv.write(rows))).isEqualTo(rows);
  }
}
