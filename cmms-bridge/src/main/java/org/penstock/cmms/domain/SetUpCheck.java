package org.penstock.cmms.domain;

/**
 * One thing that must be right before work orders go through.
 *
 * @param step which one, such as {@code fields}
 * @param says what was found, in a sentence for the person who sets the connector up
 */
public record SetUpCheck(String step, boolean passed, String says) {

  public static SetUpCheck passed(String step, String says) {
    return new SetUpCheck(step, true, says);
  }

  public static SetUpCheck failed(String step, String says) {
    return new SetUpCheck(step, false, says);
  }
}
