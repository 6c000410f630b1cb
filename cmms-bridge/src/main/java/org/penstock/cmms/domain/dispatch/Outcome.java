package org.penstock.cmms.domain.dispatch;

import java.time.Duration;
import java.util.Optional;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

/** What one attempt learned. */
public sealed interface Outcome {

  /** The create was answered with the new work order. */
  record Delivered(ExternalOrder external) implements Outcome {}

  /** Our reference was found: an earlier create had gone through. */
  record Found(ExternalOrder external) implements Outcome {}

  /** A search found no work order with our reference. */
  record NothingFound() implements Outcome {}

  /** Refused for its content: sending it again cannot help. */
  record Rejected(FailureClass failure, String reason) implements Outcome {}

  /** Proven not to have been processed. */
  record NotSent(FailureClass failure, String reason, Duration notBefore) implements Outcome {}

  /** The create may have gone through. */
  record Doubtful(FailureClass failure, String reason) implements Outcome {}

  /** The search failed, so nothing is known that was not known before. */
  record SearchFailed(FailureClass failure, String reason, Duration notBefore) implements Outcome {}

  /** What a create's result teaches. */
  static Outcome of(PushResult result) {
    return switch (result) {
      case PushResult.Delivered delivered ->
          new Delivered(ExternalOrder.parse(delivered.reference()));
      case PushResult.Duplicate duplicate -> new Found(ExternalOrder.parse(duplicate.reference()));
      case PushResult.Refused refused -> new Rejected(FailureClass.REJECTED, refused.reason());
      case PushResult.NotSent notSent ->
          new NotSent(
              FailureClass.of(notSent.failure()),
              notSent.failure().detail(),
              notBefore(notSent.failure()));
      case PushResult.Unknown unknown ->
          new Doubtful(FailureClass.of(unknown.failure()), unknown.failure().detail());
    };
  }

  /** What a search's result teaches. */
  static Outcome of(Finding finding) {
    return switch (finding) {
      case Finding.Found found -> new Found(found.external());
      case Finding.Nothing _ -> new NothingFound();
      case Finding.Failed failed ->
          new SearchFailed(
              FailureClass.of(failed.failure()),
              failed.failure().detail(),
              notBefore(failed.failure()));
    };
  }

  /** What reading statuses teaches of the maintenance system; of a dispatch it says nothing. */
  static Outcome of(StatusReading reading) {
    return switch (reading) {
      case StatusReading.Read _ -> new NothingFound();
      case StatusReading.Failed failed ->
          new SearchFailed(
              FailureClass.of(failed.failure()),
              failed.failure().detail(),
              notBefore(failed.failure()));
    };
  }

  /** What the sweep for doubled work orders teaches; of a dispatch it says nothing either. */
  static Outcome of(ReferenceReading reading) {
    return switch (reading) {
      case ReferenceReading.Read _ -> new NothingFound();
      case ReferenceReading.Failed failed ->
          new SearchFailed(
              FailureClass.of(failed.failure()),
              failed.failure().detail(),
              notBefore(failed.failure()));
    };
  }

  private static Duration notBefore(Failure failure) {
    return failure instanceof Failure.RateLimited limited && limited.retryAfter() != null
        ? limited.retryAfter()
        : Duration.ZERO;
  }

  /** Why it failed, if it did. */
  default Optional<FailureClass> failureClass() {
    return switch (this) {
      case Delivered _, Found _, NothingFound _ -> Optional.empty();
      case Rejected rejected -> Optional.of(rejected.failure());
      case NotSent notSent -> Optional.of(notSent.failure());
      case Doubtful doubtful -> Optional.of(doubtful.failure());
      case SearchFailed failed -> Optional.of(failed.failure());
    };
  }

  /** The failure in a sentence, if it failed. */
  default Optional<String> failureReason() {
    return switch (this) {
      case Delivered _, Found _, NothingFound _ -> Optional.empty();
      case Rejected rejected -> Optional.of(rejected.reason());
      case NotSent notSent -> Optional.of(notSent.reason());
      case Doubtful doubtful -> Optional.of(doubtful.reason());
      case SearchFailed failed -> Optional.of(failed.reason());
    };
  }
}
