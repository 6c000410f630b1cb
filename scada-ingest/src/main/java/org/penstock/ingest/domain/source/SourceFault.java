package org.penstock.ingest.domain.source;

/** Why a source does not deliver, what its status is called then, and what a person can do. */
public enum SourceFault {
  UNREACHABLE(
      SourcePhase.UNREACHABLE,
      "The server does not answer. Check that it runs, the endpoint URL, and the firewall."),
  SECURITY_NOT_OFFERED(
      SourcePhase.INCOMPATIBLE_SECURITY,
      "The server does not offer the configured security policy and mode. Enable them on the server"
          + " or configure what it offers; a weaker one is never used by itself."),
  CERTIFICATE_UNTRUSTED(
      SourcePhase.CERT_UNTRUSTED,
      "The server's certificate is not trusted. Compare its thumbprint with the server's, then"
          + " approve it: POST /api/scada/certificates/rejected/THUMBPRINT/approve, or move its file"
          + " from the rejected folder to trusted/certs."),
  CERTIFICATE_EXPIRED(
      SourcePhase.CERT_UNTRUSTED,
      "The server's certificate has ended or is not valid yet. Renew it on the server and approve"
          + " the new one; if it looks valid, check the clocks of both machines."),
  CERTIFICATE_WRONG_NAME(
      SourcePhase.CERT_UNTRUSTED,
      "The server's certificate is for another application or host. Have the server make one for"
          + " its own application URI and host name; where only the host differs, as behind address"
          + " translation, host_check may be switched off for the source."),
  CERTIFICATE_INVALID(
      SourcePhase.CERT_UNTRUSTED,
      "The server's certificate is revoked, not meant for a server, or its chain cannot be verified."
          + " Renew it on the server; the reason says what is wrong."),
  CLIENT_CERTIFICATE_REFUSED(
      SourcePhase.CERT_UNTRUSTED,
      "The server refuses our certificate. Trust it on the server: it is at"
          + " /api/scada/certificates/own.der. If it is trusted there, check the clocks of both"
          + " machines."),
  LOGIN_REFUSED(
      SourcePhase.AUTH_FAILED,
      "The server refuses the user name or the password, or has locked the user. Correct them;"
          + " attempts are kept rare so that the account is not locked."),
  LOGIN_NOT_OFFERED(
      SourcePhase.AUTH_FAILED,
      "The server does not take this kind of login (anonymous, user name, certificate). Enable it"
          + " on the server or configure one that it takes."),
  SECRET_MISSING(
      SourcePhase.AUTH_FAILED,
      "The password or key that the configuration names is not there or cannot be read. Set the"
          + " variable or put the file in place."),
  SERVER_BUSY(
      SourcePhase.UNREACHABLE,
      "The server has no session or subscription left. Close unused sessions or raise its limit."),
  SILENT(
      SourcePhase.STALLED,
      "The session is up but no values come. The subscription is being created anew."),
  NAMES_CHANGED(
      SourcePhase.RECOVERING,
      "The server has other namespaces than before. All tags are being looked up anew; check that"
          + " those that stay away are still there under their names."),
  SERVER_UNWELL(
      SourcePhase.RECOVERING,
      "The server says of itself that it should not be used now. Another one of the source's servers"
          + " is being used instead; look at this one."),
  CERTIFICATE_CHANGED(
      SourcePhase.RECOVERING,
      "The server shows another certificate than before. The client is being built anew; trust the"
          + " new certificate if it is the server's."),
  CONNECTION_LOST(
      SourcePhase.RECOVERING,
      "The connection was lost and is being restored. Check the network if this lasts."),
  UNEXPECTED(
      SourcePhase.UNREACHABLE,
      "The server answered in a way that was not expected. The reason holds its words.");

  private final SourcePhase phase;
  private final String advice;

  SourceFault(SourcePhase phase, String advice) {
    this.phase = phase;
    this.advice = advice;
  }

  /** The phase of a source that has it. */
  public SourcePhase phase() {
    return phase;
  }

  /** What a person can do about it. */
  public String advice() {
    return advice;
  }

  /**
   * The fault behind an OPC UA status code (the codes are those of OPC 10000-6, Annex A).
   *
   * @param rejectedByUs whether our own check of the server's certificate failed; the same codes
   *     sent by the server speak of our certificate
   */
  public static SourceFault ofStatus(long statusCode, boolean rejectedByUs) {
    return switch ((int) (statusCode >>> 16)) {
      // Bad_CertificateInvalid to Bad_CertificateIssuerRevoked, Bad_CertificateChainIncomplete
      case 0x8012, 0x8013, 0x801A, 0x810D ->
          rejectedByUs ? CERTIFICATE_UNTRUSTED : CLIENT_CERTIFICATE_REFUSED;
      // Bad_CertificateTimeInvalid, Bad_CertificateIssuerTimeInvalid
      case 0x8014, 0x8015 -> rejectedByUs ? CERTIFICATE_EXPIRED : CLIENT_CERTIFICATE_REFUSED;
      // Bad_CertificateHostNameInvalid, Bad_CertificateUriInvalid
      case 0x8016, 0x8017 -> rejectedByUs ? CERTIFICATE_WRONG_NAME : CLIENT_CERTIFICATE_REFUSED;
      case 0x8018, 0x8019, 0x801B, 0x801C, 0x801D, 0x801E ->
          rejectedByUs ? CERTIFICATE_INVALID : CLIENT_CERTIFICATE_REFUSED;
      // Bad_UserAccessDenied, Bad_IdentityTokenInvalid, Bad_IdentityTokenRejected
      case 0x801F, 0x8020, 0x8021 -> LOGIN_REFUSED;
      // Bad_SecurityModeRejected, Bad_SecurityPolicyRejected, Bad_SecurityModeInsufficient
      case 0x8054, 0x8055, 0x80E6 -> SECURITY_NOT_OFFERED;
      // Bad_TooManySessions, Bad_TooManySubscriptions, Bad_(Tcp)ServerTooBusy
      case 0x8056, 0x8077, 0x807D, 0x80EE -> SERVER_BUSY;
      // Bad_CommunicationError, Timeout, Shutdown, ServerNotConnected, ServerHalted, NotConnected,
      // ConnectionRejected, ConnectionClosed, Tcp…
      case 0x8005, 0x800A, 0x800C, 0x800D, 0x800E, 0x808A, 0x80AC, 0x80AE, 0x8081, 0x8083 ->
          UNREACHABLE;
      default -> UNEXPECTED;
    };
  }
}
