package org.penstock.cmms.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.cmms.connector.http.RowAnswers;

class FillingTest {

  private static final Filling FILLING =
      new Filling(
          Map.of(
              Word.TITLE, "a \"quote\" {{asset}} \\ $1",
              Word.PRIORITY, "2",
              Word.WORK_TYPE, "urgent",
              Word.EXTERNAL_ID, "a/b?c"));

  @Test
  void aTitleCannotBecomeAPartOfTheJsonNorAnotherWord() {
    assertThat(in("{\"t\": \"{{title}}\", \"u\": \"x {{title}} y\"}"))
        .isEqualTo(
            RowAnswers.json(
                "{\"t\": \"a \\\"quote\\\" {{asset}} \\\\ $1\","
                    + " \"u\": \"x a \\\"quote\\\" {{asset}} \\\\ $1 y\"}"));
  }

  @Test
  void whatHasNoValueIsLeftOut() {
    assertThat(in("{\"a\": \"{{alarm}}\", \"b\": [\"{{alarm}}\", 1], \"c\": \"no {{alarm}}\"}"))
        .isEqualTo(RowAnswers.json("{\"b\": [1], \"c\": \"no \"}"));
  }

  @Test
  void aNumberIsANumberWhereItIsOne() {
    assertThat(in("{\"a\": \"{{priority|number}}\", \"b\": \"{{work_type|number}}\"}"))
        .hasToString("{\"a\":2,\"b\":\"urgent\"}");
  }

  @Test
  void whatIsNoTextStaysAsItIs() {
    assertThat(in("{\"a\": 1.50, \"b\": true, \"c\": null}"))
        .hasToString("{\"a\":1.5,\"b\":true,\"c\":null}");
  }

  @Test
  void aPathStaysOnePath() {
    assertThat(FILLING.inPath("orders/{{external_id}}")).isEqualTo("orders/a%2Fb%3Fc");
    assertThat(FILLING.inQuery(Map.of("id", "{{external_id}}"))).hasToString("?id=a%2Fb%3Fc");
  }

  private static com.fasterxml.jackson.databind.JsonNode in(String tree) {
    return FILLING.in(RowAnswers.json(tree));
  }
}
