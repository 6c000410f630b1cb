package org.penstock.plant.simulator.opcua;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultMonitoredItemServiceSet;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ResponseHeader;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.setup.FailingCalls.Call;
import org.penstock.plant.simulator.setup.ServerFaults;

/**
 * Holds clients to the limit that the server library only shows, refuses filters as the small
 * servers do (OPC UA Part 4, 5.12.2), and fails where a test wants it.
 */
final class LimitedItems extends DefaultMonitoredItemServiceSet {
  private final int mostPerCall;
  private final ServerFaults faults;
  private final AtomicInteger largestCall = new AtomicInteger();
  private final AtomicInteger refusedFilters = new AtomicInteger();

  LimitedItems(OpcUaServer server, int mostPerCall, ServerFaults faults) {
    super(server);
    this.mostPerCall = mostPerCall;
    this.faults = faults;
  }

  /** The most items that a client has asked for in one call, granted or not. */
  int largestCall() {
    return largestCall.get();
  }

  /** How many items were refused for their filters. */
  int refusedFilters() {
    return refusedFilters.get();
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
    failIfWanted(Call.CREATE_ITEMS);
    return faults.areFiltersRefused() && items != null
        ? withoutFilters(context, request, items)
        : super.onCreateMonitoredItems(context, request);
  }

  @Override
  public ModifyMonitoredItemsResponse onModifyMonitoredItems(
      ServiceRequestContext context, ModifyMonitoredItemsRequest request) throws UaException {
    failIfWanted(Call.MODIFY_ITEMS);
    return super.onModifyMonitoredItems(context, request);
  }

  private void failIfWanted(Call call) throws UaException {
    OptionalLong error = faults.calls().takeError(call);
    if (error.isPresent()) {
      throw new UaException(error.getAsLong());
    }
  }

  private CreateMonitoredItemsResponse withoutFilters(
      ServiceRequestContext context,
      CreateMonitoredItemsRequest request,
      @Nullable MonitoredItemCreateRequest[] items)
      throws UaException {
    MonitoredItemCreateRequest[] plain =
        Arrays.stream(items)
            .filter(item -> item != null && !hasFilter(item))
            .toArray(MonitoredItemCreateRequest[]::new);
    Iterator<MonitoredItemCreateResult> made = made(context, request, plain);
    MonitoredItemCreateResult[] results =
        Arrays.stream(items)
            .map(item -> item != null && !hasFilter(item) ? made.next() : refused())
            .toArray(MonitoredItemCreateResult[]::new);
    return new CreateMonitoredItemsResponse(header(request), results, null);
  }

  private Iterator<MonitoredItemCreateResult> made(
      ServiceRequestContext context,
      CreateMonitoredItemsRequest request,
      MonitoredItemCreateRequest[] items)
      throws UaException {
    if (items.length == 0) {
      return Collections.emptyIterator();
    }
    @Nullable MonitoredItemCreateResult[] results =
        super.onCreateMonitoredItems(
                context,
                new CreateMonitoredItemsRequest(
                    request.getRequestHeader(),
                    request.getSubscriptionId(),
                    request.getTimestampsToReturn(),
                    items))
            .getResults();
    return Arrays.asList(Objects.requireNonNull(results)).iterator();
  }

  /** Events need their filter. */
  private static boolean hasFilter(MonitoredItemCreateRequest item) {
    ExtensionObject filter = item.getRequestedParameters().getFilter();
    return filter != null
        && !filter.isNull()
        && AttributeId.Value.isEqual(item.getItemToMonitor().getAttributeId());
  }

  private MonitoredItemCreateResult refused() {
    refusedFilters.incrementAndGet();
    return new MonitoredItemCreateResult(
        new StatusCode(StatusCodes.Bad_MonitoredItemFilterUnsupported),
        UInteger.MIN,
        0.0,
        UInteger.MIN,
        null);
  }

  private static ResponseHeader header(CreateMonitoredItemsRequest request) {
    return new ResponseHeader(
        DateTime.now(),
        request.getRequestHeader().getRequestHandle(),
        StatusCode.GOOD,
        null,
        null,
        null);
  }
}
