package org.penstock.compliance.sign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.export.ManifestSigner;
import org.penstock.compliance.domain.export.SignedManifest;

/** Manifests in one way only: sorted keys, no spaces; signed with the plant's own key. */
@Singleton
class SignedManifests implements ManifestSigner {

  private final ObjectMapper canonical =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final SigningKey key;

  SignedManifests(ComplianceConfig config) {
    this.key = SigningKey.in(config.export().signingKeyFile());
  }

  @Override
  public SignedManifest sign(Map<String, ?> fields) {
    try {
      String text = canonical.writeValueAsString(fields);
      return new SignedManifest(text, key.sign(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a manifest cannot be written", e);
    }
  }

  @Override
  public Map<String, String> publicKey() {
    return Map.of("kty", "OKP", "crv", "Ed25519", "use", "sig", "kid", key.id(), "x", key.x());
  }
}
