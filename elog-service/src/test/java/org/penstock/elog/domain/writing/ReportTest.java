package org.penstock.elog.domain.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.elog.domain.writing.Requests.NOW;
import static org.penstock.elog.domain.writing.Requests.request;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penstock.elog.domain.ActorKind;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.elog.domain.auto.AutomaticEntry;

class ReportTest {

  private static final SourceEvent LIMS = new SourceEvent("lims", "inbound:lims#7");

  @Test
  void theAuthorOfAReportIsTheSystemAndTheNamedPersonIsOnlyReported() {
    AutomaticEntry entry = taken(request().claiming("u-9", "Someone").metadata("a", "b"));
    assertThat(entry.operator()).isEqualTo(new Operator("lims", "lims"));
    assertThat(entry.content().metadata())
        .containsEntry("reported_operator_id", "u-9")
        .containsEntry("reported_operator_name", "Someone")
        .containsEntry("a", "b");
  }

  @Test
  void aReportThatNamesNobodyAddsNothing() {
    assertThat(taken(request()).content().metadata()).isEmpty();
  }

  @Test
  void aReportIsRecordedAsOfItsEvent() {
    UUID id = UUID.fromString("0198a000-0000-7000-8000-000000000001");
    LogEntry entry =
        taken(request().occurredAt(NOW.minusSeconds(3600)))
            .recorded(id, NOW, Duration.ofMinutes(15));
    assertThat(entry.actorKind()).isEqualTo(ActorKind.SYSTEM);
    assertThat(entry.source()).isEqualTo(LIMS);
    assertThat(entry.times().isLate()).isTrue();
    assertThat(entry.recordedBy().id()).isEqualTo("lims");
  }

  @Test
  void aReportFollowsTheRulesOfAnyEntry() {
    assertThat(refusedFields(request().body(" ").type("poem")))
        .containsExactly("entry_type", "body");
  }

  @Test
  void noSystemGivesInstructions() {
    assertThat(refusedFields(request().type("instruction"))).containsExactly("entry_type");
  }

  private static AutomaticEntry taken(Requests request) {
    Report report = Report.decide(request.get(), LIMS, NOW);
    assertThat(report).isInstanceOf(Report.Taken.class);
    return ((Report.Taken) report).entry();
  }

  private static Iterable<String> refusedFields(Requests request) {
    Report report = Report.decide(request.get(), LIMS, NOW);
    assertThat(report).isInstanceOf(Report.Refused.class);
    return ((Report.Refused) report).faults().stream().map(Fault::field).toList();
  }
}
