/**
 * The ports on PostgreSQL: alarms with their delays, history, rules, tags.
 *
 * <p>Called through the ports. Every method takes part in the caller's transaction. Decides
 * nothing.
 */
@NullMarked
package org.penstock.alert.db;

import org.jspecify.annotations.NullMarked;
