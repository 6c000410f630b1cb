package org.penstock.compliance.domain.review;

import org.penstock.event.Actor;

/**
 * Who decides, and what their roles allow.
 *
 * @param mayDecide whether they may decide at all
 * @param mayUnlock whether they may reopen what is locked
 */
public record Decider(Actor actor, boolean mayDecide, boolean mayUnlock) {}
