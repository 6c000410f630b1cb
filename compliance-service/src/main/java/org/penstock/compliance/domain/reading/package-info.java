/**
 * Readings and their revisions: a reading never changes, a correction is a new revision beside it.
 *
 * <p>Called by the app package. Knows nothing of how a reading is approved or exported.
 */
@NullMarked
package org.penstock.compliance.domain.reading;

import org.jspecify.annotations.NullMarked;
