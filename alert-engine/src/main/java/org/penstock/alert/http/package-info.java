/**
 * The HTTP API under {@code /api/alerts}: alarms, their history, acknowledgement, evaluation on
 * request, rules; and whether the rules are in force, as readiness.
 *
 * <p>Thin: a resource calls a use case and shows its answer. Who calls is in the token alone.
 */
@NullMarked
package org.penstock.alert.http;

import org.jspecify.annotations.NullMarked;
