/**
 * What people want of an alarm, and how far they may go: the acts, and the limits of shelves and
 * removals from service.
 *
 * <p>Called by {@code app}. Whether an act fits the alarm's state is decided in {@code state}.
 */
@NullMarked
package org.penstock.alert.domain.act;

import org.jspecify.annotations.NullMarked;
