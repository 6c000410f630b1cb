package org.penstock.ingest.opcua;

import org.penstock.ingest.domain.source.SourceFault;

/** A source could not be brought to deliver. */
final class SourceFaultException extends Exception {

  private final SourceFault fault;

  SourceFaultException(SourceFault fault, String reason) {
    super(reason);
    this.fault = fault;
  }

  SourceFaultException(SourceFault fault, String reason, Throwable cause) {
    super(reason, cause);
    this.fault = fault;
  }

  SourceFault fault() {
    return fault;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
