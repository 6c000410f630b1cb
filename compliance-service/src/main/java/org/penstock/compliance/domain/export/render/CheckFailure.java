package org.penstock.compliance.domain.export.render;

import java.util.List;

/**
 * A check that an export did not pass.
 *
 * @param check its name in kebab case
 * @param count how often it failed
 * @param samples the first few failures
 */
public record CheckFailure(String check, int count, List<String> samples) {

  public CheckFailure {
    samples = List.copyOf(samples);
  }
}
