/**
 * Follows the changes of all alarms for those who look at them, one look for all viewers of the
 * instance.
 *
 * <p>Called by the rims. Must not know SQL or HTTP.
 */
@NullMarked
package org.penstock.alert.app.follow;

import org.jspecify.annotations.NullMarked;
