package org.penstock.alert.http.act;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.ActOnAlarm.Result;
import org.penstock.alert.domain.state.Acknowledgement;
import org.penstock.alert.domain.state.Step.Refusal;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.http.Refusals;

/**
 * Why an act was not done, with a code that clients may rely on.
 *
 * @param more what helps to do better
 */
record Refused(int status, String code, String title, Map<String, Object> more) {

  /** Why the alarm is not as wished; empty where it is. */
  static Optional<Refused> of(String alarmId, Result result) {
    return switch (result) {
      case Result.Done(AlarmSnapshot _) -> Optional.empty();
      case Result.Unknown() ->
          Optional.of(new Refused(404, "unknown-alarm", "There is no alarm " + alarmId, Map.of()));
      case Result.Superseded(var current) ->
          conflict(
              "occurrence-changed",
              "The alarm is of another occurrence by now",
              current == null ? Map.of() : Map.of("occurrence_id", current.toString()));
      case Result.Stale(long version) ->
          conflict(
              "stale-version",
              "The alarm has changed since you saw it",
              Map.of("version", version));
      case Result.Refused(Refusal why, String state, @Nullable Acknowledgement earlier) ->
          refused(why, earlier, Map.of("state", state));
      case Result.ShelfTooLong(var longest) ->
          Optional.of(
              new Refused(
                  422,
                  "shelf-too-long",
                  "You may shelve this alarm for %s at most".formatted(longest),
                  Map.of("longest", longest.toString())));
      case Result.ReviewOutOfRange(var latest) ->
          Optional.of(
              new Refused(
                  422,
                  "review-out-of-range",
                  "The review must be in the time to come, and by " + latest,
                  Map.of("latest", latest.toString())));
    };
  }

  /** As an answer to throw. */
  RuntimeException problem() {
    var problem = Refusals.builder(status, code, title);
    more.forEach(problem::with);
    return problem.build();
  }

  private static Optional<Refused> refused(
      Refusal why, @Nullable Acknowledgement earlier, Map<String, Object> state) {
    return switch (why) {
      case NOT_APPLICABLE ->
          conflict("not-applicable", "There is nothing to do that for in this state", state);
      case ALREADY_ACKNOWLEDGED ->
          conflict(
              "already-acknowledged",
              "The alarm was acknowledged" + (earlier == null ? "" : by(earlier)),
              state);
      case ACKNOWLEDGE_FIRST ->
          conflict("acknowledge-first", "The alarm must be acknowledged before its reset", state);
      case CONDITION_ACTIVE ->
          conflict("condition-active", "The process is not back to normal", state);
      case SUPPRESSED ->
          conflict("suppressed", "Something is laid over the alarm; that must end first", state);
      case NOT_SHELVED -> conflict("not-shelved", "The alarm is not shelved", state);
      case IN_SERVICE -> conflict("in-service", "The alarm is in service", state);
    };
  }

  private static String by(Acknowledgement earlier) {
    String name = earlier.by().name();
    return " by %s at %s".formatted(name == null ? earlier.by().sub() : name, earlier.at());
  }

  private static Optional<Refused> conflict(String code, String title, Map<String, Object> more) {
    return Optional.of(new Refused(409, code, title, more));
  }
}
