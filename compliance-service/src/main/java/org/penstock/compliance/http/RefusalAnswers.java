package org.penstock.compliance.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.UUID;
import org.penstock.compliance.domain.export.ExportOutcome;
import org.penstock.compliance.domain.reading.Entry;
import org.penstock.compliance.domain.review.Ruling;
import org.penstock.kit.http.Refusals;

/** What a refusal looks like over HTTP. */
public final class RefusalAnswers {

  private RefusalAnswers() {}

  public static HttpProblem of(Ruling.Refused ruling) {
    String code = ruling.code();
    return switch (ruling) {
      case Ruling.RoleRequired _ -> roleRequired();
      case Ruling.OwnEntry(int count) ->
          Refusals.builder(403, code, "Nobody decides about values that they entered themselves")
              .with("own_entries", count)
              .build();
      case Ruling.ContentChanged(String hash, int count) ->
          Refusals.builder(409, code, "The readings are not those that you saw: look again")
              .with("content_hash", hash)
              .with("row_count", count)
              .build();
      case Ruling.IllegalTransition(int count) ->
          Refusals.builder(409, code, "Some of the readings are not in the state for this")
              .with("ineligible", count)
              .build();
      case Ruling.PeriodLocked(int count) ->
          Refusals.builder(409, code, "Some of the readings are locked: an Admin reopens them")
              .with("locked", count)
              .build();
      case Ruling.NothingToDecide _ ->
          Refusals.of(409, code, "No reading of this selection is in the state for this");
      case Ruling.TooMany(int most) ->
          Refusals.of(
              422,
              code,
              "More than %d readings are decided by period, all of them or none".formatted(most));
    };
  }

  public static HttpProblem of(ExportOutcome.Refused outcome) {
    String code = outcome.code();
    return switch (outcome) {
      case ExportOutcome.RoleRequired _ -> roleRequired();
      case ExportOutcome.ReversedPeriod _ ->
          Refusals.of(422, code, "The period ends before it starts");
      case ExportOutcome.UnknownProfile(String profile) ->
          Refusals.of(422, code, "There is no export profile " + profile);
      case ExportOutcome.ChecksFailed(var failures) ->
          Refusals.builder(422, code, "The export's checks failed")
              .with("failures", failures)
              .build();
      case ExportOutcome.Empty _ ->
          Refusals.of(422, code, "There is no approved reading in this period");
      case ExportOutcome.TooManyRows(int most) ->
          Refusals.of(
              422,
              code,
              "One answer has at most %d readings: POST /api/compliance/exports makes more"
                  .formatted(most));
    };
  }

  /** What the checks found, where that is why. */
  public static List<?> failures(ExportOutcome.Refused outcome) {
    return outcome instanceof ExportOutcome.ChecksFailed(var failures) ? failures : List.of();
  }

  static HttpProblem of(Entry.Why why) {
    return switch (why) {
      case ROLE_REQUIRED -> roleRequired();
      case UNKNOWN_TAG -> Refusals.of(422, "unknown-tag", "This is not a compliance tag");
      case NOT_A_SLOT_START ->
          Refusals.of(422, "not-a-slot-start", "No slot of this tag starts at that time");
      case SLOT_NOT_ENDED -> Refusals.of(422, "slot-not-ended", "The slot has not ended yet");
      case NUMBER_TOO_LONG -> Refusals.of(422, "number-too-long", "The number has too many digits");
      case READING_EXISTS ->
          Refusals.of(409, "reading-exists", "The slot has a value: correct it, with a reason");
      case NO_READING -> Refusals.of(404, "no-reading", "The slot has no value to correct");
      case READING_APPROVED ->
          Refusals.of(
              409, "illegal-transition", "The value is approved or locked: reopen it first");
      case CHANGED_MEANWHILE ->
          Refusals.of(409, "changed-meanwhile", "The value changed in this moment: look again");
    };
  }

  public static HttpProblem roleRequired() {
    return Refusals.of(403, "role-required", "Your role does not allow this");
  }

  public static HttpProblem exportNotFound(UUID id) {
    return Refusals.of(404, "export-not-found", "There is no export " + id);
  }
}
