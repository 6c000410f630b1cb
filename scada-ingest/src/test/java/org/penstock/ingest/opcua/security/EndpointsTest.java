package org.penstock.ingest.opcua.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec.Security;

class EndpointsTest {

  private static final Identity USER = new Identity.UserName("reader", "SECRET");

  private static final UserTokenPolicy NAME = token(UserTokenType.UserName, null);
  private static final UserTokenPolicy NOBODY = token(UserTokenType.Anonymous, null);

  private static UserTokenPolicy token(UserTokenType type, @Nullable SecurityPolicy policy) {
    return new UserTokenPolicy(
        type.name(), type, null, null, policy == null ? null : policy.getUri());
  }

  private static EndpointDescription endpoint(
      SecurityPolicy policy, MessageSecurityMode mode, int level, UserTokenPolicy... tokens) {
    return new EndpointDescription(
        "opc.tcp://plc:4840/" + level,
        null,
        null,
        mode,
        policy.getUri(),
        tokens,
        Stack.TCP_UASC_UABINARY_TRANSPORT_URI,
        ubyte(level));
  }

  private static Security security(String policy, String mode) {
    return new Security(policy, mode, false, false, false, null);
  }

  private static Security allowing(String policy, String mode) {
    return new Security(policy, mode, true, true, false, null);
  }

  private static EndpointDescription chosen(
      Security security, Identity identity, EndpointDescription... offered)
      throws SourceFaultException {
    return new Endpoints(security, identity).choose(List.of(offered));
  }

  private static void refused(
      SourceFault fault,
      String words,
      Security security,
      Identity identity,
      EndpointDescription... offered) {
    assertThatThrownBy(() -> chosen(security, identity, offered))
        .isInstanceOfSatisfying(
            SourceFaultException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(fault);
              assertThat(e.reason()).contains(words);
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = SecurityPolicy.class,
      names = {"Basic256Sha256", "Aes128_Sha256_RsaOaep", "Aes256_Sha256_RsaPss"})
  void aSoundPolicyIsUsedAsConfigured(SecurityPolicy policy) throws SourceFaultException {
    EndpointDescription wanted = endpoint(policy, MessageSecurityMode.Sign, 3, NAME);
    assertThat(
            chosen(
                security(policy.name(), "Sign"),
                USER,
                endpoint(policy, MessageSecurityMode.SignAndEncrypt, 9, NAME),
                endpoint(SecurityPolicy.None, MessageSecurityMode.None, 0, NAME),
                wanted))
        .isSameAs(wanted);
  }

  @Test
  void ofSeveralThatFitTheOneWithTheHighestLevelIsTaken() throws SourceFaultException {
    MessageSecurityMode mode = MessageSecurityMode.SignAndEncrypt;
    EndpointDescription best = endpoint(SecurityPolicy.Basic256Sha256, mode, 7, NAME);
    assertThat(
            chosen(
                security("Basic256Sha256", "SignAndEncrypt"),
                USER,
                endpoint(SecurityPolicy.Basic256Sha256, mode, 3, NAME),
                best,
                endpoint(SecurityPolicy.Basic256Sha256, mode, 8, NOBODY)))
        .isSameAs(best);
  }

  @Test
  void aWeakerOneIsNeverTakenInsteadAndTheOfferIsSaid() {
    refused(
        SourceFault.SECURITY_NOT_OFFERED,
        "[None/None [UserName], Basic128Rsa15/Sign [UserName]]",
        allowing("Basic256Sha256", "SignAndEncrypt"),
        USER,
        endpoint(SecurityPolicy.None, MessageSecurityMode.None, 0, NAME),
        endpoint(SecurityPolicy.Basic128Rsa15, MessageSecurityMode.Sign, 1, NAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic128Rsa15", "Basic256"})
  void aBrokenPolicyNeedsItsSwitch(String policy) throws SourceFaultException {
    EndpointDescription offered =
        endpoint(SecurityPolicy.valueOf(policy), MessageSecurityMode.Sign, 1, NAME);
    refused(
        SourceFault.SECURITY_NOT_OFFERED, "allow_legacy", security(policy, "Sign"), USER, offered);
    assertThat(chosen(allowing(policy, "Sign"), USER, offered)).isSameAs(offered);
  }

  @Test
  void noSecurityNeedsItsSwitch() throws SourceFaultException {
    EndpointDescription offered =
        endpoint(SecurityPolicy.None, MessageSecurityMode.None, 0, NOBODY);
    refused(
        SourceFault.SECURITY_NOT_OFFERED,
        "allow_none",
        security("None", "None"),
        new Identity.Anonymous(),
        offered);
    assertThat(chosen(allowing("None", "None"), new Identity.Anonymous(), offered))
        .isSameAs(offered);
  }

  @Test
  void aPolicyAndAModeThatDoNotGoTogetherAreRefused() {
    refused(SourceFault.SECURITY_NOT_OFFERED, "do not go together", allowing("None", "Sign"), USER);
    refused(
        SourceFault.SECURITY_NOT_OFFERED,
        "do not go together",
        security("Basic256Sha256", "None"),
        USER);
    refused(SourceFault.SECURITY_NOT_OFFERED, "Nonsense", security("Nonsense", "Sign"), USER);
    refused(SourceFault.SECURITY_NOT_OFFERED, "Loud", security("Basic256Sha256", "Loud"), USER);
  }

  @Test
  void aKindOfLoginThatIsNotTakenIsAMatterOfTheLogin() {
    refused(
        SourceFault.LOGIN_NOT_OFFERED,
        "anonymous",
        security("Basic256Sha256", "Sign"),
        new Identity.Anonymous(),
        endpoint(SecurityPolicy.Basic256Sha256, MessageSecurityMode.Sign, 1, NAME));
  }

  @Test
  void aPasswordIsNeverSentInClear() throws SourceFaultException {
    UserTokenPolicy clear = token(UserTokenType.UserName, SecurityPolicy.None);
    refused(
        SourceFault.LOGIN_NOT_OFFERED,
        "user reader",
        allowing("None", "None"),
        USER,
        endpoint(SecurityPolicy.None, MessageSecurityMode.None, 0, NAME));
    refused(
        SourceFault.LOGIN_NOT_OFFERED,
        "user reader",
        allowing("Basic256Sha256", "Sign"),
        USER,
        endpoint(SecurityPolicy.Basic256Sha256, MessageSecurityMode.Sign, 1, clear));
    EndpointDescription encrypted =
        endpoint(SecurityPolicy.Basic256Sha256, MessageSecurityMode.SignAndEncrypt, 1, clear);
    assertThat(chosen(security("Basic256Sha256", "SignAndEncrypt"), USER, encrypted))
        .isSameAs(encrypted);
  }

  @Test
  void theStrongestWayToSendAPasswordComesFirst() {
    UserTokenPolicy strong = token(UserTokenType.UserName, SecurityPolicy.Aes256_Sha256_RsaPss);
    UserTokenPolicy broken = token(UserTokenType.UserName, SecurityPolicy.Basic128Rsa15);
    EndpointDescription offered =
        endpoint(
            SecurityPolicy.Basic256Sha256,
            MessageSecurityMode.SignAndEncrypt,
            1,
            broken,
            NAME,
            strong);
    assertThat(new Endpoints(security("Basic256Sha256", "Sign"), USER).tokens(offered))
        .containsExactly(strong, NAME);
  }
}
