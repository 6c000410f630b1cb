/**
 * What the log needs from outside: a place to keep entries, a way to tell of them, meters.
 *
 * <p>Called by the app package, kept by the rims.
 */
@NullMarked
package org.penstock.elog.domain.port;

import org.jspecify.annotations.NullMarked;
