package org.penstock.cmms.domain.dispatch;

import java.time.Instant;

/**
 * A person has stopped the calls to the maintenance system, for one while it is being upgraded. It
 * holds for all instances until a person ends it; requests are taken all the while.
 *
 * @param by the person's user name
 */
public record Halt(String reason, String by, Instant since) {}
