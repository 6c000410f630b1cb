/**
 * The service's own metrics. Called through the port {@code Tally}; no tag names a tag, alarm or
 * user.
 */
@NullMarked
package org.penstock.alert.metrics;

import org.jspecify.annotations.NullMarked;
