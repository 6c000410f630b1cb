/**
 * What the use cases need of the world: the stored alarms, their history, the rules, the tags.
 *
 * <p>Called by {@code app}, implemented by the rims. Must not know SQL or files.
 */
@NullMarked
package org.penstock.alert.domain.port;

import org.jspecify.annotations.NullMarked;
