/**
 * A year of compliance readings: approved by the month, exported at once, proven to be unchanged.
 */
@NullMarked
package org.penstock.bench.export;

import org.jspecify.annotations.NullMarked;
