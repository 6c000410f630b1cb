package org.penstock.event;

import org.jspecify.annotations.Nullable;

/** The work order that an alarm led to. */
public record OpenWorkOrder(
    String workOrderId, @Nullable String externalNumber, @Nullable String state) {

  public OpenWorkOrder {
    Checks.text("workOrderId", workOrderId);
  }
}
