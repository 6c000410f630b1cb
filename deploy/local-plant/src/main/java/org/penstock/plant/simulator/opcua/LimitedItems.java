package org.penstock.plant.simulator.opcua;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultMonitoredItemServiceSet;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/** Holds clients to the limit that the server library only shows (OPC UA Part 4, 5.12.2). */
final class LimitedItems extends DefaultMonitoredItemServiceSet {
  private final int mostPerCall;
  private final AtomicInteger largestCall = new AtomicInteger();

  LimitedItems(OpcUaServer server, int mostPerCall) {
    super(server);
    this.mostPerCall = mostPerCall;
  }

  /** The most items that a client has asked for in one call, granted or not. */
  int largestCall() {
    return largestCall.get();
  }

  @Override
  public CreateMonitoredItemsResponse onCreateMonitoredItems(
      ServiceRequestContext context, CreateMonitoredItemsRequest request) throws UaException {
    @Nullable MonitoredItemCreateRequest[] items = request.getItemsToCreate();
    int count = items == null ? 0 : items.length;
    largestCall.accumulateAndGet(count, Math::max);
    if (count > mostPerCall) {
      throw new UaException(StatusCodes.Bad_TooManyOperations);
    }
    return super.onCreateMonitoredItems(context, request);
  }
}
