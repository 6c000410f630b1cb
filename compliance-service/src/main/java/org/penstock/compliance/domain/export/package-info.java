/**
 * From approved readings to the lines of a file, by a declarative profile.
 *
 * <p>Called by the app package. Knows nothing of CSV libraries, requests or where a file is kept.
 * Text that a file carries comes from readings, tags and the profile only: no clock, no user, no
 * random id.
 */
@NullMarked
package org.penstock.compliance.domain.export;

import org.jspecify.annotations.NullMarked;
