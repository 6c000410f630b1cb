/**
 * One HTTP call to a maintenance system, sent once, and what its answer proves before anybody has
 * understood it.
 *
 * <p>Used by every connector that speaks HTTP. Knows no vendor.
 */
@NullMarked
package org.penstock.cmms.connector.http;

import org.jspecify.annotations.NullMarked;
