/**
 * What the audit log says: who did or tried what, when, to what.
 *
 * <p>Called by the app package. Knows nothing of how entries are chained: the database does that.
 */
@NullMarked
package org.penstock.compliance.domain.audit;

import org.jspecify.annotations.NullMarked;
