package org.penstock.alert.domain.flood;

import org.penstock.event.WorkOrderRequest;

/** A work order that an alarm asks for by itself, and the area that it is of. */
public record AreaRequest(String area, WorkOrderRequest request) {}
