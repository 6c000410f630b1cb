/** The work orders that a flood of alarms has held, over HTTP: list, release, drop. */
@NullMarked
package org.penstock.alert.http.flood;

import org.jspecify.annotations.NullMarked;
