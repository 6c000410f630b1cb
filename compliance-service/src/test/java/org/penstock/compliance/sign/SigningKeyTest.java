package org.penstock.compliance.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

  private static final String TEXT = "{\"export_id\":\"1\"}";

  @TempDir Path folder;

  @Test
  void whatIsSignedIsCheckedWithThePublicKeyAlone() throws GeneralSecurityException {
    SigningKey key = SigningKey.in(folder.resolve("key.pem"));

    String jws = key.sign(TEXT);

    assertThat(verifies(key.x(), jws, TEXT)).isTrue();
    assertThat(verifies(key.x(), jws, TEXT + " ")).isFalse();
    assertThat(
            new String(
                Base64.getUrlDecoder().decode(jws.split("\\.", -1)[0]), StandardCharsets.UTF_8))
        .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"" + key.id() + "\"}");
  }

  @Test
  void theKeyIsMadeOnceAndItsOwnerAloneReadsIt() throws IOException {
    Path file = folder.resolve("of its own").resolve("key.pem");

    SigningKey made = SigningKey.in(file);
    SigningKey read = SigningKey.in(file);

    assertThat(read.id()).isEqualTo(made.id());
    assertThat(read.sign(TEXT)).isEqualTo(made.sign(TEXT));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileWithoutAKeyEndsTheStartWithItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), "nothing");

    assertThatIllegalStateException()
        .isThrownBy(() -> SigningKey.in(file))
        .withMessageContaining("signing-key-file")
        .withMessageContaining("key.pem");
  }

  /** As a stranger would, by RFC 7515 and RFC 8032. */
  private static boolean verifies(String x, String jws, String text)
      throws GeneralSecurityException {
    byte[] raw = Base64.getUrlDecoder().decode(x);
    boolean isXOdd = (raw[31] & 0x80) != 0;
    raw[31] &= 0x7f;
    byte[] bigEndian = new byte[raw.length];
    for (int i = 0; i < raw.length; i++) {
      bigEndian[i] = raw[raw.length - 1 - i];
    }
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new EdECPublicKeySpec(
                    NamedParameterSpec.ED25519,
                    new EdECPoint(isXOdd, new BigInteger(1, bigEndian)))));
    String[] parts = jws.split("\\.", -1);
    String payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    signature.update((parts[0] + "." + payload).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }
}
