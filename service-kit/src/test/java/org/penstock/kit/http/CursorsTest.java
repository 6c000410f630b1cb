package org.penstock.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

  @Test
  void aCursorGivesBackItsSortKey() {
    String cursor = Cursors.encode("2026-11-23T10:00:00Z", "filters.filter2.turbidity", "");
    assertThat(Cursors.decode(cursor, 3))
        .containsExactly("2026-11-23T10:00:00Z", "filters.filter2.turbidity", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64!", "YQ"})
  void whatWeDidNotMakeIsRefused(String cursor) {
    assertThatThrownBy(() -> Cursors.decode(cursor, 2))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> assertThat(problem.getParameters()).containsEntry("code", "invalid-cursor"));
  }
}
