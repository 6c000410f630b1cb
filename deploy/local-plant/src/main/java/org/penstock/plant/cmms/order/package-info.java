/**
 * The work orders of the stand-in CMMS, their journal on disk, and the count of what was asked and
 * what was created: the oracle for lost and doubled work orders.
 *
 * <p>Called by the API and the control endpoint. It knows nothing of HTTP or faults.
 */
@NullMarked
package org.penstock.plant.cmms.order;

import org.jspecify.annotations.NullMarked;
