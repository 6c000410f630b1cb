/** What the service counts, by Micrometer. */
@NullMarked
package org.penstock.compliance.metrics;

import org.jspecify.annotations.NullMarked;
