package org.penstock.plant.simulator.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.Identity;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.X509IdentityValidator;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.UserIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.penstock.plant.simulator.setup.ServerAccess;
import org.penstock.plant.simulator.setup.ServerFaults;

/** The server's users. */
public final class Logins implements IdentityValidator {
  public static final String USER = "penstock-ingest";
  public static final String PASSWORD = "penstock-ingest";

  private final IdentityValidator users;
  private final ServerFaults faults;

  public Logins(ServerAccess access, ServerFaults faults) {
    this.faults = faults;
    List<IdentityValidator> kinds = new ArrayList<>();
    kinds.add(
        new UsernameIdentityValidator(
            challenge -> isKnown(challenge.getUsername(), challenge.getPassword())));
    if (access.anonymous()) {
      kinds.add(AnonymousIdentityValidator.INSTANCE);
    }
    if (access.userCertificates()) {
      kinds.add(new X509IdentityValidator(faults::isAdmitted));
    }
    this.users = new CompositeValidator(kinds);
  }

  private boolean isKnown(String user, String password) {
    return USER.equals(user) && PASSWORD.equals(password) && !faults.isPasswordChanged();
  }

  @Override
  public Identity validateIdentityToken(
      Session session, UserIdentityToken token, UserTokenPolicy policy, SignatureData signature)
      throws UaException {
    if (faults.isUserLocked()) {
      throw new UaException(StatusCodes.Bad_UserAccessDenied);
    }
    return users.validateIdentityToken(session, token, policy, signature);
  }

  @Override
  public Set<UserTokenType> getSupportedTokenTypes() {
    return users.getSupportedTokenTypes();
  }
}
