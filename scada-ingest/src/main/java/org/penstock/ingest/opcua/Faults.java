package org.penstock.ingest.opcua;

import org.eclipse.milo.opcua.stack.core.UaException;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.source.SourceFault;

/** From what the library throws to a fault with words that an operator can read. */
final class Faults {

  private Faults() {}

  /** The fault behind a failure of a client that used this check. */
  static SourceFaultException of(Throwable thrown, ServerCertificateCheck check) {
    String refusal = check.refusal().orElse(null);
    SourceFault fault =
        UaException.extractStatusCode(thrown)
            .map(status -> SourceFault.ofStatus(status.value(), refusal != null))
            .orElse(refusal == null ? SourceFault.UNEXPECTED : SourceFault.CERTIFICATE_UNTRUSTED);
    return new SourceFaultException(fault, refusal == null ? words(thrown) : refusal, thrown);
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
