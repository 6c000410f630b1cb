package org.penstock.ingest.opcua.security;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec.Security;

/** Chooses among what a server offers: exactly the configured security, never another. */
final class Endpoints {

  /** Broken by now, and only for servers that know nothing better. */
  private static final Set<SecurityPolicy> LEGACY =
      Set.of(SecurityPolicy.Basic128Rsa15, SecurityPolicy.Basic256);

  /** For a password on its way: the later, the better. */
  private static final List<SecurityPolicy> STRENGTH =
      List.of(
          SecurityPolicy.None,
          SecurityPolicy.Basic128Rsa15,
          SecurityPolicy.Basic256,
          SecurityPolicy.Basic256Sha256,
          SecurityPolicy.Aes128_Sha256_RsaOaep,
          SecurityPolicy.Aes256_Sha256_RsaPss);

  private final Security security;
  private final Identity identity;

  Endpoints(Security security, Identity identity) {
    this.security = security;
    this.identity = identity;
  }

  /** The offered endpoint with the configured policy, mode and kind of login. */
  EndpointDescription choose(List<EndpointDescription> offered) throws SourceFaultException {
    SecurityPolicy policy = policy();
    MessageSecurityMode mode = mode(policy);
    List<EndpointDescription> secured =
        offered.stream()
            .filter(Endpoints::isBinaryOverTcp)
            .filter(endpoint -> policy.getUri().equals(endpoint.getSecurityPolicyUri()))
            .filter(endpoint -> mode == endpoint.getSecurityMode())
            .toList();
    if (secured.isEmpty()) {
      throw new SourceFaultException(
          SourceFault.SECURITY_NOT_OFFERED,
          "%s/%s is not among %s".formatted(policy, mode, described(offered)));
    }
    return secured.stream()
        .filter(endpoint -> !tokens(endpoint).isEmpty())
        .max(Comparator.comparingInt(endpoint -> endpoint.getSecurityLevel().intValue()))
        .orElseThrow(() ->
            new SourceFaultException(
                SourceFault.LOGIN_NOT_OFFERED,
                "%s is not taken at %s/%s; offered: %s"
                    .formatted(identity.words(), policy, mode, described(offered))));
  }

  private SecurityPolicy policy() throws SourceFaultException {
    SecurityPolicy policy =
        Stream.of(SecurityPolicy.values())
            .filter(known -> known.name().equals(security.policy()))
            .findFirst()
            .orElseThrow(() -> notOffered("there is no security policy " + security.policy()));
    if (policy == SecurityPolicy.None && !security.allowNone()) {
      throw notOffered("policy None needs allow_none: everybody on the way could read and change");
    }
    if (LEGACY.contains(policy) && !security.allowLegacy()) {
      throw notOffered("policy %s needs allow_legacy: it is broken by now".formatted(policy));
    }
    return policy;
  }

  private MessageSecurityMode mode(SecurityPolicy policy) throws SourceFaultException {
    MessageSecurityMode mode =
        Stream.of(MessageSecurityMode.values())
            .filter(known -> known.name().equals(security.mode()))
            .findFirst()
            .orElseThrow(() -> notOffered("there is no security mode " + security.mode()));
    if ((mode == MessageSecurityMode.None) != (policy == SecurityPolicy.None)) {
      throw notOffered("policy %s and mode %s do not go together".formatted(policy, mode));
    }
    return mode;
  }

  private static SourceFaultException notOffered(String reason) {
    return new SourceFaultException(SourceFault.SECURITY_NOT_OFFERED, reason);
  }

  /** The ways in which the login may be sent there, the strongest first. */
  List<UserTokenPolicy> tokens(EndpointDescription endpoint) {
    UserTokenType wanted =
        switch (identity) {
          case Identity.Anonymous _ -> UserTokenType.Anonymous;
          case Identity.UserName _ -> UserTokenType.UserName;
          case Identity.X509 _ -> UserTokenType.Certificate;
        };
    UserTokenPolicy @Nullable [] offered = endpoint.getUserIdentityTokens();
    return offered == null
        ? List.of()
        : Stream.of(offered)
            .filter(token -> token.getTokenType() == wanted)
            .filter(token -> wanted == UserTokenType.Anonymous || isSafe(token, endpoint))
            .sorted(
                Comparator.comparingInt((UserTokenPolicy token) -> strength(token, endpoint))
                    .reversed())
            .toList();
  }

  /** A password is never sent so that others could read it, whatever the configuration allows. */
  private boolean isSafe(UserTokenPolicy token, EndpointDescription endpoint) {
    int strength = strength(token, endpoint);
    if (strength < 0) {
      return false;
    }
    SecurityPolicy policy = STRENGTH.get(strength);
    return policy == SecurityPolicy.None
        ? endpoint.getSecurityMode() == MessageSecurityMode.SignAndEncrypt
        : security.allowLegacy() || !LEGACY.contains(policy);
  }

  /**
   * A token without a policy of its own has that of the endpoint (OPC 10000-4, UserTokenPolicy).
   */
  private static int strength(UserTokenPolicy token, EndpointDescription endpoint) {
    String own = token.getSecurityPolicyUri();
    String uri = own == null || own.isEmpty() ? endpoint.getSecurityPolicyUri() : own;
    return STRENGTH.stream().map(SecurityPolicy::getUri).toList().indexOf(uri);
  }

  private static boolean isBinaryOverTcp(EndpointDescription endpoint) {
    String profile = endpoint.getTransportProfileUri();
    return profile == null || profile.equals(Stack.TCP_UASC_UABINARY_TRANSPORT_URI);
  }

  private static List<String> described(List<EndpointDescription> offered) {
    return offered.stream().map(Endpoints::describe).toList();
  }

  private static String describe(EndpointDescription endpoint) {
    String policy = String.valueOf(endpoint.getSecurityPolicyUri());
    UserTokenPolicy @Nullable [] tokens = endpoint.getUserIdentityTokens();
    return "%s/%s %s"
        .formatted(
            policy.substring(policy.indexOf('#') + 1),
            endpoint.getSecurityMode(),
            tokens == null
                ? List.of()
                : Stream.of(tokens).map(UserTokenPolicy::getTokenType).distinct().toList());
  }
}
