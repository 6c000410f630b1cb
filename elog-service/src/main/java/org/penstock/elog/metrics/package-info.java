/** What the log counts, for Prometheus. Called through the domain's meter alone. */
@NullMarked
package org.penstock.elog.metrics;

import org.jspecify.annotations.NullMarked;
