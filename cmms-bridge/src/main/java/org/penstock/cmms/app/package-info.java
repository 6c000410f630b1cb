/**
 * The verbs of cmms-bridge: take a request, dispatch what is due, reap what a dead sender left,
 * replay what was refused, find.
 *
 * <p>Called by the rims and by the workers. Transactions begin here; no call to a maintenance
 * system is ever made inside one.
 */
@NullMarked
package org.penstock.cmms.app;

import org.jspecify.annotations.NullMarked;
