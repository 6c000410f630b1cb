package org.penstock.cmms.connector.http;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.function.Function;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

/** What came of one HTTP call. */
public sealed interface Reply {

  /** A whole answer. */
  record Answered(int status, HttpHeaders headers, String body) implements Reply {

    /** The first header of that name, in whatever case. */
    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  /** Not one byte of the request left this machine. */
  record NotSent(Failure failure) implements Reply {}

  /** The request may have been received, and the answer is missing or incomplete. */
  record Lost(Failure failure) implements Reply {}

  /** What it means for a create: after an answer that is lost one must look first. */
  default PushResult asCreate(Function<Answered, PushResult> reading) {
    return switch (this) {
      case Answered answer -> reading.apply(answer);
      case NotSent notSent -> new PushResult.NotSent(notSent.failure());
      case Lost lost -> new PushResult.Unknown(lost.failure());
    };
  }

  /** What it means for a search: without an answer nothing is known. */
  default Finding asFinding(Function<Answered, Finding> reading) {
    return switch (this) {
      case Answered answer -> reading.apply(answer);
      case NotSent notSent -> new Finding.Failed(notSent.failure());
      case Lost lost -> new Finding.Failed(lost.failure());
    };
  }

  /** What it means for the status of work orders. */
  default StatusReading asStatuses(Function<Answered, StatusReading> reading) {
    return switch (this) {
      case Answered answer -> reading.apply(answer);
      case NotSent notSent -> new StatusReading.Failed(notSent.failure());
      case Lost lost -> new StatusReading.Failed(lost.failure());
    };
  }

  /** What it means for the search for many references. */
  default ReferenceReading asCarriers(Function<Answered, ReferenceReading> reading) {
    return switch (this) {
      case Answered answer -> reading.apply(answer);
      case NotSent notSent -> new ReferenceReading.Failed(notSent.failure());
      case Lost lost -> new ReferenceReading.Failed(lost.failure());
    };
  }

  /** What it means for the connection. */
  default ConnectionReport asReport(Function<Answered, ConnectionReport> reading) {
    return switch (this) {
      case Answered answer -> reading.apply(answer);
      case NotSent notSent -> new ConnectionReport.Unreachable(notSent.failure().detail());
      case Lost lost -> new ConnectionReport.Unreachable(lost.failure().detail());
    };
  }
}
