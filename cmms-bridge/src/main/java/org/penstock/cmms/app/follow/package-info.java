/**
 * What becomes of the work orders that the maintenance system has: how each stands, and whether a
 * fault has two.
 *
 * <p>All of it can wait: these calls take a share of the pace and give way to those that create.
 */
@NullMarked
package org.penstock.cmms.app.follow;

import org.jspecify.annotations.NullMarked;
