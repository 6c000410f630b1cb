/**
 * The electronic shift log: entries of operators and of the plant's services, never changed or
 * removed, numbered without holes and chained per plant.
 */
@NullMarked
package org.penstock.elog;

import org.jspecify.annotations.NullMarked;
