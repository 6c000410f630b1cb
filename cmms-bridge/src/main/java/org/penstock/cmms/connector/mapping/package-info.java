/**
 * How the plant's words are called in the maintenance system: assets, priorities, kinds of work.
 *
 * <p>Read from a file at start, used by every vendor's connector. Knows no vendor.
 */
@NullMarked
package org.penstock.cmms.connector.mapping;

import org.jspecify.annotations.NullMarked;
