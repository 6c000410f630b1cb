/** What the service counts and measures of itself, for Prometheus. */
@NullMarked
package org.penstock.ingest.metrics;

import org.jspecify.annotations.NullMarked;
