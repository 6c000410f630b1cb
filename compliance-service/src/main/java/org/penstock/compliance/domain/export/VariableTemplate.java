package org.penstock.compliance.domain.export;

/**
 * The Variable Template of Hach WIMS (Q13438), made from our own tags so that both sides agree: its
 * 20 columns, one line for each variable.
 */
public interface VariableTemplate {

  /** The template as CSV, with CRLF. */
  String csv();
}
