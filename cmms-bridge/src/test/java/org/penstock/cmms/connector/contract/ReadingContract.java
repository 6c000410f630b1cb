package org.penstock.cmms.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.cmms.connector.contract.ScriptedSystem.Reaction;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.cmms.domain.follow.StatusReading;

/** What searches and readings of status promise: nothing is believed that was not asked for. */
abstract class ReadingContract extends ContractBed {

  protected ReadingContract(Vendor vendor) {
    super(vendor);
  }

  @Test
  void aSearchFindsByOurReferenceAndTakesTheFirstThatWasMade() {
    List<ExternalOrder> two = ours().twoOrders();
    system.answers(ours().found(REFERENCE, List.of()));
    assertThat(find()).isEqualTo(new Finding.Nothing());

    system.answers(ours().found(REFERENCE, List.of(two.getFirst())));
    assertThat(find()).isEqualTo(new Finding.Found(two.getFirst()));

    system.answers(ours().found(REFERENCE, two.reversed()));
    assertThat(find()).isEqualTo(new Finding.Found(two.getFirst()));
    assertThat(system.asked())
        .allSatisfy(request -> {
          assertThat(request.method()).isEqualTo("GET");
          assertThat(request.line()).contains(REFERENCE);
        });
  }

  /** Row 16 of the fault matrix: the filter was ignored. */
  @Test
  void workOrdersWithoutOurReferenceAreNotAdopted() {
    system.answers(ours().found(OTHERS_REFERENCE, ours().twoOrders()));

    assertThat(find()).isInstanceOf(Finding.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>",
    "200, {}",
    "200, ''",
    "400, no",
    "401, no",
    "403, no",
    "404, no",
    "429, no",
    "500, no",
    "503, no"
  })
  void aSearchThatCannotBeTrustedProvesNothing(int status, String body) {
    system.answers(new Answer(status, body));

    assertThat(find()).isInstanceOf(Finding.Failed.class);
  }

  @Test
  void aSearchWithoutAnAnswerProvesNothing() {
    system.does(_ -> new Reaction.IsSilent());

    assertThat(find()).isInstanceOf(Finding.Failed.class);
    assertThat(ours().connector(nobody(), mapping()).find(ORDER.reference()))
        .isInstanceOf(Finding.Failed.class);
  }

  @Test
  void aStatusIsReadBackInOurWords() {
    ExternalOrder order = ours().twoOrders().getFirst();
    Set<ExternalStatus> told = EnumSet.noneOf(ExternalStatus.class);
    for (ExternalStatus status : ExternalStatus.values()) {
      String raw = ours().raw(status);
      if (raw != null) {
        system.answers(ours().status(order, raw));
        assertThat(statuses(order))
            .as(raw)
            .isInstanceOfSatisfying(
                StatusReading.Read.class,
                read -> assertThat(status(read, order)).isEqualTo(status));
        told.add(status);
      }
    }
    assertThat(told).contains(ExternalStatus.OPEN, ExternalStatus.CLOSED, ExternalStatus.CANCELLED);
  }

  private static @Nullable ExternalStatus status(StatusReading.Read read, ExternalOrder order) {
    StatusReading.Status status = read.byId().get(order.id());
    return status == null ? null : status.status();
  }

  @Test
  void theStatusOfAWorkOrderThatNobodyAskedForSaysNothing() {
    List<ExternalOrder> two = ours().twoOrders();
    String closed = Objects.requireNonNull(ours().raw(ExternalStatus.CLOSED));
    system.answers(ours().status(two.getLast(), closed));

    assertThat(statuses(two.getFirst())).isInstanceOf(StatusReading.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "401, no", "429, no", "500, no", "503, no"})
  void aStatusThatIsNotToldLeavesEverythingAsItWas(int status, String body) {
    system.answers(new Answer(status, body));

    assertThat(statuses(ours().twoOrders().getFirst())).isInstanceOf(StatusReading.Failed.class);
  }

  @Test
  void twoWorkOrdersWithOneReferenceAreBothSeen() {
    List<ExternalOrder> two = ours().twoOrders();
    system.answers(ours().found(REFERENCE, two));

    assertThat(carriers())
        .isInstanceOfSatisfying(
            ReferenceReading.Read.class,
            read ->
                assertThat(read.byReference())
                    .hasEntrySatisfying(
                        REFERENCE, found -> assertThat(found).containsAll(two).hasSize(2)));
    assertThat(system.asked())
        .singleElement()
        .satisfies(request -> assertThat(request.line()).startsWith("GET ").contains(REFERENCE));
  }

  @Test
  void aReferenceThatNobodyAskedForMakesTheSweepSayNothing() {
    system.answers(ours().found(OTHERS_REFERENCE, ours().twoOrders()));

    assertThat(carriers()).isInstanceOf(ReferenceReading.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "401, no", "429, no", "500, no", "503, no"})
  void aSweepWithoutAnAnswerSaysNothing(int status, String body) {
    system.answers(new Answer(status, body));

    assertThat(carriers()).isInstanceOf(ReferenceReading.Failed.class);
  }

  private ReferenceReading carriers() {
    return connector().carriers(List.of(ORDER.reference()));
  }

  private Finding find() {
    return connector().find(ORDER.reference());
  }

  private StatusReading statuses(ExternalOrder order) {
    return connector().statuses(List.of(order));
  }
}
