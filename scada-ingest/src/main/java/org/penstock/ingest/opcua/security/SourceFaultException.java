package org.penstock.ingest.opcua.security;

import org.penstock.ingest.domain.source.SourceFault;

/** A source could not be brought to deliver. */
public final class SourceFaultException extends Exception {

  private final SourceFault fault;

  public SourceFaultException(SourceFault fault, String reason) {
    super(reason);
    this.fault = fault;
  }

  public SourceFaultException(SourceFault fault, String reason, Throwable cause) {
    super(reason, cause);
    this.fault = fault;
  }

  public SourceFault fault() {
    return fault;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
