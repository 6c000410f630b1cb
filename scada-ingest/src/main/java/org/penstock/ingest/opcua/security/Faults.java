package org.penstock.ingest.opcua.security;

import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.opcua.pki.ServerCertificateCheck;

/** From what the library throws to a fault with words that an operator can read. */
public final class Faults {

  private Faults() {}

  /** The fault behind a failure of a client that used this check. */
  public static SourceFaultException of(Throwable thrown, ServerCertificateCheck check) {
    SourceFaultException refused = ofCheck(check).orElse(null);
    if (refused != null) {
      return refused;
    }
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SourceFaultException ours) {
        return ours;
      }
    }
    SourceFault fault =
        UaException.extractStatusCode(thrown)
            .map(status -> SourceFault.ofStatus(status.value(), false))
            .orElse(SourceFault.UNEXPECTED);
    return new SourceFaultException(fault, words(thrown), thrown);
  }

  /** What our own check of the server's certificate refused, if it did. */
  public static Optional<SourceFaultException> ofCheck(ServerCertificateCheck check) {
    return check
        .refusal()
        .map(refusal -> new SourceFaultException(refusal.fault(), refusal.words()));
  }

  /** The innermost message: the outer ones only repeat that something failed. */
  public static String words(Throwable thrown) {
    Throwable innermost = thrown;
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      innermost = cause;
    }
    String message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : message;
  }
}
