package org.penstock.compliance.domain.export;

/**
 * What an export consists of and what made it, with a signature that anybody can check. The files
 * themselves carry no time and no name, so that the same readings give the same bytes; that stands
 * here.
 *
 * @param text canonical JSON, exactly as it is signed
 * @param signature a detached JWS (RFC 7515, appendix F) over the text, by Ed25519
 */
public record SignedManifest(String text, String signature) {}
