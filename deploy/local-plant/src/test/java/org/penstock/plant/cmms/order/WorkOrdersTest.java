package org.penstock.plant.cmms.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.plant.cmms.filter.Filter;

class WorkOrdersTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-05-04T06:00:00Z"));

  @TempDir Path folder;

  private WorkOrders open() throws IOException {
    return WorkOrders.open(folder, CLOCK, () -> new UUID(1, 2));
  }

  private static ObjectNode draft(String reference) {
    ObjectNode draft = new ObjectMapper().createObjectNode();
    draft.put("Reason", "Filter 2 turbidity high").put("UDFChar10", reference);
    draft.putObject("AssetRef").put("ID", "FILTER-2");
    return draft;
  }

  @Test
  void whatWasCreatedIsThereAfterAnEndWithoutACloseAndCountingGoesOn() throws IOException {
    try (WorkOrders orders = open()) {
      orders.noteAsked("A");
      orders.create(List.of(draft("A")));
      orders.noteAsked("B");

      // No close in between: this is what a kill leaves behind.
      try (WorkOrders again = open()) {
        assertThat(again.find(1001)).isEqualTo(orders.find(1001)).isPresent();
        assertThat(again.counts()).isEqualTo(orders.counts());
        assertThat(again.counts().asked()).containsEntry("A", 1).containsEntry("B", 1);
        assertThat(again.counts().created()).containsOnlyKeys("A");
        Verdict next = again.create(List.of(draft("C")));
        assertThat(next)
            .isInstanceOfSatisfying(
                Verdict.Accepted.class,
                accepted -> assertThat(accepted.orders().getFirst().pk()).isEqualTo(1002));
      }
    }
  }

  @Test
  void aTornLastLineIsCutOffAndTheRestIsKept() throws IOException {
    try (WorkOrders orders = open()) {
      orders.create(List.of(draft("A")));
    }
    Path file = folder.resolve("journal.jsonl");
    Files.writeString(
        file, "{\"entry\":\"created\",\"orders\":[{\"PK\"", StandardOpenOption.APPEND);

    try (WorkOrders again = open()) {
      assertThat(again.all()).hasSize(1);
      again.create(List.of(draft("B")));
    }
    try (WorkOrders third = open()) {
      assertThat(third.all()).extracting(WorkOrder::reference).containsExactly("A", "B");
    }
  }

  @Test
  void aChangeIsReplayedWithoutCountingAsACreate() throws IOException {
    ObjectNode closed = new ObjectMapper().createObjectNode();
    closed.putObject("StatusDetails").put("Value", "CLOSED");
    try (WorkOrders orders = open()) {
      orders.create(List.of(draft("A")));
      orders.change(1001, closed);
    }

    try (WorkOrders again = open()) {
      WorkOrder order = again.find(1001).orElseThrow();
      assertThat(order.value("IsOpen")).isEqualTo(false);
      assertThat(order.value("Status")).isEqualTo("CLOSED");
      assertThat(order.json().path("ClosedDate").asText()).isEqualTo("2026-05-04T06:00:00Z");
      assertThat(order.reference()).isEqualTo("A");
      assertThat(again.counts().created()).containsEntry("A", 1);
    }
  }

  @Test
  void twoWorkOrdersOfOneReferenceAreReportedAsDoubled() throws IOException {
    try (WorkOrders orders = open()) {
      orders.create(List.of(draft("A")));
      orders.create(List.of(draft("A")));
      orders.create(List.of(draft("B")));
      assertThat(orders.counts().doubled()).containsExactly("A");
    }
  }

  @Test
  void aBatchIsCreatedWholeOrNotAtAll() throws IOException {
    ObjectNode wrong = draft("B");
    wrong.putObject("PriorityDetails").put("Value", "9");
    try (WorkOrders orders = open()) {
      assertThat(orders.create(List.of(draft("A"), wrong)))
          .isEqualTo(new Verdict.Invalid("PriorityDetails: 9 is not a valid value"));
      assertThat(orders.all()).isEmpty();
    }
  }

  @Test
  void anIdThatIsTakenIsADuplicateAlsoWithinABatch() throws IOException {
    try (WorkOrders orders = open()) {
      orders.create(List.of(draft("A").put("ID", "X-1")));
      assertThat(orders.create(List.of(draft("B").put("ID", "X-1"))))
          .isEqualTo(new Verdict.DuplicateId("X-1"));
      assertThat(orders.create(List.of(draft("C").put("ID", "X-2"), draft("D").put("ID", "X-2"))))
          .isEqualTo(new Verdict.DuplicateId("X-2"));
    }
  }

  @Test
  void anUnknownAssetAndAMissingReasonAreRefused() throws IOException {
    ObjectNode elsewhere = draft("A");
    elsewhere.putObject("AssetRef").put("ID", "FILTER-99");
    try (WorkOrders orders = open()) {
      assertThat(orders.create(List.of(elsewhere)))
          .isEqualTo(new Verdict.NotFound("Asset FILTER-99"));
      assertThat(orders.create(List.of(draft("A").put("Reason", " "))))
          .isEqualTo(new Verdict.Invalid("Reason is required"));
      assertThat(orders.create(List.of(draft("A").put("Reason", 7))))
          .isEqualTo(new Verdict.Invalid("Reason must be of type String"));
    }
  }

  @Test
  void aHiddenWorkOrderIsReadByItsNumberButNotFoundBySearches() throws IOException {
    try (WorkOrders orders = open()) {
      orders.create(List.of(draft("A")));
      orders.hide(orders.all(), CLOCK.instant().plusSeconds(30));
      assertThat(orders.search(new Filter.Everything())).isEmpty();
      assertThat(orders.find(1001)).isPresent();

      orders.hide(orders.all(), CLOCK.instant());
      assertThat(orders.search(new Filter.Everything())).hasSize(1);
    }
  }
}
