package org.penstock.ingest.opcua.history;

import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaServiceFaultException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

/** What a status means for the reading of a history (OPC 10000-11, 6.5.3 and 6.5.1). */
enum HistoryStatus {
  VALUES,
  NOTHING_THERE,
  NO_HISTORY,
  UNKNOWN_NODE,
  TIMESTAMPS_REFUSED,
  TOO_MUCH,
  FAILED;

  /** Severity and subcode. */
  static final long MEANING = 0xFFFF0000L;

  /** The meaning of a failed call's status, if it has one. */
  static HistoryStatus of(Optional<StatusCode> status) {
    return status.map(HistoryStatus::of).orElse(FAILED);
  }

  static HistoryStatus of(StatusCode status) {
    if (status.isGood()) {
      return VALUES;
    }
    long code = status.value() & MEANING;
    if (code == StatusCodes.Bad_NoData
        || code == StatusCodes.Bad_NoDataAvailable
        || code == StatusCodes.Bad_BoundNotFound) {
      return NOTHING_THERE;
    }
    if (code == StatusCodes.Bad_NodeIdUnknown || code == StatusCodes.Bad_NodeIdInvalid) {
      return UNKNOWN_NODE;
    }
    if (code == StatusCodes.Bad_TimestampNotSupported
        || code == StatusCodes.Bad_TimestampsToReturnInvalid) {
      return TIMESTAMPS_REFUSED;
    }
    return isNoHistory(code) ? NO_HISTORY : isTooMuch(code) ? TOO_MUCH : FAILED;
  }

  private static boolean isNoHistory(long code) {
    return code == StatusCodes.Bad_HistoryOperationUnsupported
        || code == StatusCodes.Bad_HistoryOperationInvalid
        || code == StatusCodes.Bad_ServiceUnsupported
        || code == StatusCodes.Bad_NotImplemented
        || code == StatusCodes.Bad_NotSupported
        || code == StatusCodes.Bad_UserAccessDenied
        || code == StatusCodes.Bad_NotReadable;
  }

  private static boolean isTooMuch(long code) {
    return code == StatusCodes.Bad_Timeout
        || code == StatusCodes.Bad_TooManyOperations
        || code == StatusCodes.Bad_NoContinuationPoints
        || code == StatusCodes.Bad_EncodingLimitsExceeded
        || code == StatusCodes.Bad_RequestTooLarge
        || code == StatusCodes.Bad_ResponseTooLarge
        || code == StatusCodes.Bad_TcpMessageTooLarge;
  }

  /**
   * Whether a failed call says that the connection is away, and not that the server, which answers,
   * could not do what was asked.
   */
  static boolean isAway(Throwable thrown) {
    boolean isAnswer = false;
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      isAnswer |= cause instanceof UaServiceFaultException;
    }
    long code = UaException.extractStatusCode(thrown).map(StatusCode::value).orElse(0L) & MEANING;
    return !isAnswer
        || code == StatusCodes.Bad_SessionIdInvalid
        || code == StatusCodes.Bad_SessionClosed
        || code == StatusCodes.Bad_SessionNotActivated
        || code == StatusCodes.Bad_SecureChannelIdInvalid
        || code == StatusCodes.Bad_SecureChannelClosed
        || code == StatusCodes.Bad_Shutdown
        || code == StatusCodes.Bad_ServerHalted;
  }

  /** The innermost message: the outer ones only repeat that something failed. */
  static String words(Throwable thrown) {
    Throwable innermost = thrown;
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      innermost = cause;
    }
    String message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : message;
  }
}
