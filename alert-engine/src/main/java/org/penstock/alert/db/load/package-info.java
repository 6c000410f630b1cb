/** Counts what history tells, for the assessment of the alarm system. */
@NullMarked
package org.penstock.alert.db.load;

import org.jspecify.annotations.NullMarked;
