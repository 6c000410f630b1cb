/**
 * Who may approve, reject or reopen what, and what stands in the way.
 *
 * <p>Called by the app package. Knows nothing of how readings came about or of tokens.
 */
@NullMarked
package org.penstock.compliance.domain.review;

import org.jspecify.annotations.NullMarked;
