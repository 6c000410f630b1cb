/**
 * The hash chain behind the audit log and the shift log: linked by the database, verified by
 * anyone.
 *
 * <p>Called by compliance-service and elog-service. Knows nothing of what an entry says.
 */
@NullMarked
package org.penstock.kit.chain;

import org.jspecify.annotations.NullMarked;
