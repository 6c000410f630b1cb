/**
 * The {@code $filter} language of the CMMS: comparisons of flat names with literals, joined by and,
 * or, not and parentheses.
 *
 * <p>Like the product it stands in for, it takes text in double quotes only and refuses what it
 * does not understand. It knows nothing of work orders or HTTP.
 */
@NullMarked
package org.penstock.plant.cmms.filter;

import org.jspecify.annotations.NullMarked;
