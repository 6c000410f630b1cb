package org.penstock.plant.test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The RSA key that signs the tests' tokens, in Base64: PKCS#8 and X.509. */
record TokenKey(String privateKey, String publicKey) {

  private static final int BITS = 2048;

  static TokenKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair pair = generator.generateKeyPair();
      Base64.Encoder encoder = Base64.getEncoder();
      return new TokenKey(
          encoder.encodeToString(pair.getPrivate().getEncoded()),
          encoder.encodeToString(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no RSA", e);
    }
  }

  /** RS256 (RFC 7518 section 3.3). */
  byte[] sign(String text) {
    try {
      byte[] encoded = Base64.getDecoder().decode(privateKey);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the tests' token key cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "TokenKey[" + publicKey + "]";
  }
}
