/**
 * Requests in, news out: {@code maintenance.work-order-requests.v1} and {@code
 * maintenance.work-orders.v1}.
 *
 * <p>Called by the kit's consumer and by {@code app} through {@code Announcements}. Decides
 * nothing.
 */
@NullMarked
package org.penstock.cmms.kafka;

import org.jspecify.annotations.NullMarked;
