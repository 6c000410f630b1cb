package org.penstock.ingest.opcua.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ResponseHeader;
import org.eclipse.milo.opcua.stack.core.types.structured.ServiceFault;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.opcua.pki.OwnCertificate;
import org.penstock.ingest.opcua.pki.TestConfig;
import org.penstock.ingest.opcua.pki.X509Files;

class LoginTest {

  private static final String SECRET = "correct horse";

  private final Map<String, String> secrets = new HashMap<>(Map.of("PLC", SECRET));

  private Login login(Identity identity) {
    return new Login(
        identity,
        name -> Optional.ofNullable(secrets.get(name)),
        new CertificateValidator.InsecureCertificateValidator());
  }

  private Login user() {
    return login(new Identity.UserName("reader", "PLC"));
  }

  /** It needs no encryption of the password, so no server either. */
  private static EndpointDescription endpoint() {
    return new EndpointDescription(
        "opc.tcp://plc:4840",
        null,
        null,
        MessageSecurityMode.SignAndEncrypt,
        SecurityPolicy.Basic256Sha256.getUri(),
        new UserTokenPolicy[] {
          new UserTokenPolicy(
              "name", UserTokenType.UserName, null, null, SecurityPolicy.None.getUri()),
          new UserTokenPolicy("nobody", UserTokenType.Anonymous, null, null, null)
        },
        null,
        ubyte(1));
  }

  private static void ask(Login login) throws Exception {
    var _ = login.getIdentityToken(endpoint(), ByteString.of(new byte[32]));
  }

  private static ServiceFault fault(long status) {
    return new ServiceFault(
        new ResponseHeader(DateTime.now(), uint(1), new StatusCode(status), null, null, null));
  }

  private static void refused(Login login, SourceFault fault) {
    assertThatThrownBy(() -> ask(login))
        .isInstanceOfSatisfying(
            SourceFaultException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(fault);
              assertThat(e.reason()).doesNotContain(SECRET);
            });
  }

  @Test
  void aRefusedSecretIsNotSentAgainByTheSameClient() throws Exception {
    Login login = user();
    ask(login);
    login.onServiceFault(fault(StatusCodes.Bad_UserAccessDenied));
    refused(login, SourceFault.LOGIN_REFUSED);
  }

  @Test
  void aRotatedSecretIsReadAndSent() throws Exception {
    Login login = user();
    ask(login);
    login.onServiceFault(fault(StatusCodes.Bad_IdentityTokenRejected));
    secrets.put("PLC", "another one");
    assertThatCode(() -> ask(login)).doesNotThrowAnyException();
  }

  @Test
  void whatOtherServicesRefuseDoesNotSpeakOfTheLogin() throws Exception {
    Login login = user();
    login.onServiceFault(fault(StatusCodes.Bad_UserAccessDenied));
    ask(login);
    login.onServiceFault(fault(StatusCodes.Bad_Timeout));
    ask(login);
    login.onServiceFault(fault(StatusCodes.Bad_UserAccessDenied));
    refused(login, SourceFault.LOGIN_REFUSED);
  }

  @Test
  void aMissingSecretIsSaidByItsName() {
    secrets.clear();
    assertThatThrownBy(() -> user().verify())
        .isInstanceOf(SourceFaultException.class)
        .hasMessageContaining("PLC is not set");
    refused(user(), SourceFault.SECRET_MISSING);
    secrets.put("PLC", " ");
    refused(user(), SourceFault.SECRET_MISSING);
  }

  @Test
  void nobodyInParticularNeedsNoSecret() {
    assertThatCode(() -> ask(login(new Identity.Anonymous()))).doesNotThrowAnyException();
  }

  @Test
  void aUserCertificateIsReadFromTextOrFromItsFile(@TempDir Path folder) throws Exception {
    OwnCertificate made = OwnCertificate.make(TestConfig.of(folder).pki(), java.time.Instant.now());
    String certificate = pem("CERTIFICATE", X509Files.encoded(made.certificate()));
    String key = pem("PRIVATE KEY", made.keyPair().getPrivate().getEncoded());
    Path keyFile = Files.writeString(folder.resolve("user.key"), key);

    assertThat(UserKey.read(certificate, key).key()).isEqualTo(made.keyPair().getPrivate());
    UserKey read = UserKey.read(certificate, keyFile.toString());
    assertThat(read.certificate()).isEqualTo(made.certificate());
    assertThat(read.toString()).doesNotContain("PRIVATE").doesNotContain("RSA");
  }

  @Test
  void aKeyThatCannotBeReadIsNotQuoted(@TempDir Path folder) {
    OwnCertificate made = OwnCertificate.make(TestConfig.of(folder).pki(), java.time.Instant.now());
    String certificate = pem("CERTIFICATE", X509Files.encoded(made.certificate()));
    for (String key : new String[] {"-----BEGIN PRIVATE KEY-----\nqqqq", folder + "/absent"}) {
      assertThatThrownBy(() -> UserKey.read(certificate, key))
          .isInstanceOf(SourceFaultException.class)
          .hasMessageContaining("private key")
          .hasMessageNotContaining("qqqq");
    }
    assertThatThrownBy(() -> UserKey.read("-----BEGIN nothing", "x"))
        .isInstanceOf(SourceFaultException.class)
        .hasMessageContaining("certificate");
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), kind);
  }
}
