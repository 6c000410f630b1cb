package org.penstock.alert.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penstock.alert.app.rules.PublishRules.InForce;
import org.penstock.alert.app.rules.PublishRules.Published;

/** What is remembered of a rules file, so that it need not be read again. */
class PublishedTest {

  private static Published published(List<String> faults, List<String> conflicts) {
    return new Published(new InForce(List.of(), Map.of(), Set.of(), 1), faults, conflicts);
  }

  @Test
  void aSoundFileIsRemembered() {
    assertThat(published(List.of(), List.of()).remembered("mark")).contains("mark");
  }

  @Test
  void aFaultyFileLeavesWhatIsRemembered() {
    assertThat(published(List.of("row 2"), List.of()).remembered("mark")).isEmpty();
  }

  /** Else the text before it would be left alone when it comes back, and this one's rules stay. */
  @Test
  void aFileInConflictHasTheOneBeforeItForgotten() {
    assertThat(published(List.of(), List.of("rule a")).remembered("mark")).contains("");
  }
}
