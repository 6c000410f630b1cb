/**
 * The rule book in PostgreSQL: versions, proposals, and the alarms that come and go with rules.
 *
 * <p>Called through the ports of the domain. Must not decide.
 */
@NullMarked
package org.penstock.alert.db.rules;

import org.jspecify.annotations.NullMarked;
