package org.penstock.ingest.opcua.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.milo.opcua.sdk.client.ServiceFaultListener;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.SignedIdentityToken;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.client.identity.X509IdentityProvider;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ServiceFault;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.port.Secrets;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.opcua.pki.X509Files;

/**
 * How one client logs in.
 *
 * <p>How it works. The secret is read anew at each login, so that a rotated one works. A client
 * restores its session by itself and would try a refused login every few seconds, until the server
 * locks the account; so a secret that was refused is not sent again by this client. The next
 * attempt is the supervisor's, after a long pause.
 */
final class Login implements IdentityProvider, ServiceFaultListener, SessionActivityListener {

  private final Identity identity;
  private final Secrets secrets;
  private final CertificateValidator check;
  private @Nullable String sent;
  private @Nullable String refused;

  Login(Identity identity, Secrets secrets, CertificateValidator check) {
    this.identity = identity;
    this.secrets = secrets;
    this.check = check;
  }

  /** Whether every secret is there, before the server is asked for a session. */
  void verify() throws SourceFaultException {
    var _ = provider();
  }

  @Override
  public SignedIdentityToken getIdentityToken(EndpointDescription endpoint, ByteString nonce)
      throws Exception {
    Prepared prepared = provider();
    synchronized (this) {
      if (prepared.fingerprint().equals(refused)) {
        throw new SourceFaultException(
            SourceFault.LOGIN_REFUSED,
            "the server refused %s; not tried again at once".formatted(identity.words()));
      }
      sent = prepared.fingerprint();
    }
    return prepared.provider().getIdentityToken(endpoint, nonce);
  }

  /** Also other services answer so; only until the session is active it speaks of the login. */
  @Override
  public synchronized void onServiceFault(ServiceFault fault) {
    long status = fault.getResponseHeader().getServiceResult().value();
    if (sent != null && SourceFault.ofStatus(status, false) == SourceFault.LOGIN_REFUSED) {
      refused = sent;
    }
  }

  @Override
  public synchronized void onSessionActive(UaSession session) {
    sent = null;
    refused = null;
  }

  @Override
  public void onSessionInactive(UaSession session) {
    // The login comes with the next token.
  }

  /**
   * A way to log in.
   *
   * @param fingerprint tells one secret from another without holding it
   */
  private record Prepared(IdentityProvider provider, String fingerprint) {}

  private Prepared provider() throws SourceFaultException {
    return switch (identity) {
      case Identity.Anonymous _ -> new Prepared(new AnonymousProvider(), "anonymous");
      case Identity.UserName user -> {
        String password = secret(user.passwordFrom());
        yield new Prepared(
            new UsernameProvider(
                user.username(), () -> password.getBytes(StandardCharsets.UTF_8), check),
            fingerprint(password));
      }
      case Identity.X509 user -> {
        UserKey key = UserKey.read(secret(user.certificateFrom()), secret(user.keyFrom()));
        yield new Prepared(
            new X509IdentityProvider(key.certificate(), key.key()),
            X509Files.facts(key.certificate()).sha256());
      }
    };
  }

  private String secret(String name) throws SourceFaultException {
    return secrets
        .read(name)
        .filter(secret -> !secret.isBlank())
        .orElseThrow(() ->
            new SourceFaultException(SourceFault.SECRET_MISSING, "%s is not set".formatted(name)));
  }

  private static String fingerprint(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256", e);
    }
  }
}
