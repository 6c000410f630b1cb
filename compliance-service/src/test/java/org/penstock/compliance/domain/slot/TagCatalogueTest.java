package org.penstock.compliance.domain.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TagCatalogueTest {

  @Test
  void aTagIsFoundByItsName() {
    assertThat(Tags.catalogue().find("disinfection.ph")).contains(Tags.PH);
    assertThat(Tags.catalogue().find("disinfection.pH")).isEmpty();
    assertThat(Tags.catalogue().all())
        .containsExactly(Tags.PH, Tags.TURBIDITY, Tags.RAW_TEMPERATURE);
  }

  @Test
  void aSampleFallsIntoTheSlotThatHoldsItsTime() {
    assertThat(Tags.catalogue().slotOf(Tags.TURBIDITY, Instant.parse("2026-11-23T10:29:59.999Z")))
        .isEqualTo(new SlotKey(Tags.TURBIDITY.name(), Instant.parse("2026-11-23T10:15:00Z")));
  }

  @Test
  void twoTagsOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tags.catalogue(Tags.PH, Tags.PH))
        .withMessageContaining("disinfection.ph");
  }

  @Test
  void twoTagsThatWimsWouldTakeForOneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tags.catalogue(Tags.named("a", "X"), Tags.named("b", "X")))
        .withMessageContaining("wims_tag X");
  }

  @Test
  void aTagThatCannotBeKeptIsRefused() {
    refused(" ", Duration.ofMinutes(1), 2, null, "name");
    refused("a", Duration.ofMinutes(7), 2, null, "PT7M");
    refused("a", Duration.ZERO, 2, null, "PT0S");
    refused("a", Duration.ofMinutes(1), -1, null, "-1");
    refused("a", Duration.ofMinutes(1), 10, null, "10");
    refused("a", Duration.ofMinutes(1), 2, " ", "wims_tag");
  }

  private static void refused(
      String name, Duration slot, int decimals, @Nullable String wimsTag, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComplianceTag(name, "NTU", slot, Statistic.LAST, decimals, wimsTag))
        .withMessageContaining(why);
  }
}
