/**
 * The alarms as server-sent events: what there is, then what changes; a viewer goes on where it
 * stopped.
 */
@NullMarked
package org.penstock.alert.http.stream;

import org.jspecify.annotations.NullMarked;
