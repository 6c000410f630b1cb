package org.penstock.elog.domain;

import java.util.Objects;

/**
 * A person or a service as the log names them.
 *
 * @param id the token's subject, or a service's name
 * @param name as it was when the entry was written: people change names
 */
public record Operator(String id, String name) {

  public Operator {
    Objects.requireNonNull(id, "id");
    if (id.isBlank()) {
      throw new IllegalArgumentException("an operator's id is blank");
    }
    name = name.isBlank() ? id : name;
  }
}
