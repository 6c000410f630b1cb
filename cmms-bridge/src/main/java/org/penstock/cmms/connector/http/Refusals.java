package org.penstock.cmms.connector.http;

import java.util.Optional;
import org.penstock.cmms.connector.http.Reply.Answered;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

/**
 * What follows from an answer that is not the one hoped for. Only an answer that proves that
 * nothing was processed counts as not sent; one that cannot be understood counts as perhaps
 * processed.
 */
public final class Refusals {

  private final AnswerText text;
  private final RetryAfter retryAfter;
  private final Meaning.Reading vendor;

  /**
   * Reads one vendor's answers.
   *
   * @param vendor where its answers do not mean what their status says
   */
  public Refusals(AnswerText text, RetryAfter retryAfter, Meaning.Reading vendor) {
    this.text = text;
    this.retryAfter = retryAfter;
    this.vendor = vendor;
  }

  /** Why nothing was processed, or empty when the answer does not prove that. */
  public Optional<Failure> proven(Answered answer) {
    return switch (meaning(answer)) {
      case NOT_LET_IN -> Optional.of(new Failure.Auth(text.of(answer)));
      case TOO_MANY -> Optional.of(new Failure.RateLimited(text.of(answer), retryAfter.of(answer)));
      case REFUSED, DOUBTFUL -> Optional.empty();
    };
  }

  /** What became of a create whose answer is not that of a new work order. */
  public PushResult notCreated(Answered answer) {
    Optional<Failure> proven = proven(answer);
    if (proven.isPresent()) {
      return new PushResult.NotSent(proven.get());
    }
    return meaning(answer) == Meaning.REFUSED
        ? new PushResult.Refused(text.of(answer))
        : new PushResult.Unknown(nonsense(answer));
  }

  /** Why a question has no answer. */
  public Failure noAnswer(Answered answer) {
    return proven(answer).orElseGet(() -> nonsense(answer));
  }

  /** How the connection stands that gives such an answer. */
  public ConnectionReport notReachable(Answered answer) {
    return proven(answer).orElse(null) instanceof Failure.Auth auth
        ? new ConnectionReport.Unauthorized(auth.detail())
        : new ConnectionReport.Unreachable(text.of(answer));
  }

  /** An answer that makes no sense, whatever its status. */
  public Failure nonsense(Answered answer) {
    return new Failure.Protocol(text.of(answer));
  }

  private Meaning meaning(Answered answer) {
    return vendor.of(answer).orElseGet(() -> Meaning.of(answer.status()));
  }
}
