package org.penstock.alert.domain.rule;

/**
 * How an alarm of a rule behaves over its life (reference: ISA-18.2 alarm attributes).
 *
 * @param latching stays visible after the return to normal until it is reset
 * @param ackRequired a raise waits for an operator
 * @param returnAckRequired a return that nobody acknowledged waits for an operator too
 * @param reAckOnEscalation a worse level takes an earlier acknowledgement back
 */
public record Behaviour(
    boolean latching, boolean ackRequired, boolean returnAckRequired, boolean reAckOnEscalation) {

  /** Waits for an operator at every turn, does not latch. */
  public static final Behaviour USUAL = new Behaviour(false, true, true, true);
}
