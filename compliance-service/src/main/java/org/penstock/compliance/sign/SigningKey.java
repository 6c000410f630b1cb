package org.penstock.compliance.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * An Ed25519 key in a file that its owner alone may read: the private key and, behind it, the
 * public one, each as PEM. A file that is not there is made.
 */
final class SigningKey {

  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final PrivateKey secret;
  private final byte[] publicBytes;

  private SigningKey(PrivateKey secret, EdECPublicKey known) {
    this.secret = secret;
    this.publicBytes = raw(known);
  }

  static SigningKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return read(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("compliance.export.signing-key-file " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "compliance.export.signing-key-file " + file + " holds no Ed25519 key pair", e);
    }
  }

  private static void make(Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String text =
        pem(PRIVATE, pair.getPrivate().getEncoded()) + pem(PUBLIC, pair.getPublic().getEncoded());
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static SigningKey read(String text) throws GeneralSecurityException {
    KeyFactory keys = KeyFactory.getInstance("Ed25519");
    PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(decoded(PRIVATE, text)));
    EdECPublicKey known =
        (EdECPublicKey) keys.generatePublic(new X509EncodedKeySpec(decoded(PUBLIC, text)));
    return new SigningKey(secret, known);
  }

  private static String pem(String label, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), label);
  }

  private static byte[] decoded(String label, String text) {
    String begin = "-----BEGIN " + label + "-----";
    int start = text.indexOf(begin);
    int end = text.indexOf("-----END " + label + "-----");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no " + label);
    }
    return Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end));
  }

  /** The 32 bytes of RFC 8032: y, little endian, and the sign of x in the last bit. */
  private static byte[] raw(EdECPublicKey key) {
    byte[] bigEndian = key.getPoint().getY().toByteArray();
    byte[] raw = new byte[32];
    for (int i = 0; i < bigEndian.length && i < raw.length; i++) {
      raw[i] = bigEndian[bigEndian.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      raw[31] |= (byte) 0x80;
    }
    return raw;
  }

  /** The public key as JWK has it (RFC 8037): {@code x}. */
  String x() {
    return URL.encodeToString(publicBytes);
  }

  /** The thumbprint of RFC 7638. */
  String id() {
    String canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x());
    try {
      return URL.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A detached JWS over a text: header, nothing, signature. */
  String sign(String text) {
    String header = base64("{\"alg\":\"EdDSA\",\"kid\":\"%s\"}".formatted(id()));
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update((header + '.' + base64(text)).getBytes(StandardCharsets.US_ASCII));
      return header + ".." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing key does not sign", e);
    }
  }

  private static String base64(String text) {
    return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
