/**
 * What a rule sees and says: readings, the last values of tags, what it remembers of them, and one
 * signal for each level.
 */
@NullMarked
package org.penstock.alert.domain.signal;

import org.jspecify.annotations.NullMarked;
