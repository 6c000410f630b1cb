/**
 * What cmms-bridge does when many faults come at once: a burst during an outage of the maintenance
 * system, and how fast requests are stored.
 */
@NullMarked
package org.penstock.bench.cmms;

import org.jspecify.annotations.NullMarked;
