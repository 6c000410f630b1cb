package org.penstock.compliance.domain.export;

import java.util.Map;

/** Writes manifests in one way only, and signs them. */
public interface ManifestSigner {

  /** The manifest with these fields, signed. */
  SignedManifest sign(Map<String, ?> fields);

  /** What checks the signatures, as a JSON Web Key (RFC 8037). */
  Map<String, String> publicKey();
}
