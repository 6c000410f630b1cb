package org.penstock.plant.simulator.opcua;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultSubscriptionServiceSet;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.penstock.plant.simulator.setup.FailingCalls.Call;
import org.penstock.plant.simulator.setup.ServerFaults;

/** Answers with an error where a test wants one. */
final class FaultySubscriptions extends DefaultSubscriptionServiceSet {
  private final ServerFaults faults;

  FaultySubscriptions(OpcUaServer server, ServerFaults faults) {
    super(server);
    this.faults = faults;
  }

  @Override
  public CompletableFuture<PublishResponse> onPublish(
      ServiceRequestContext context, PublishRequest request) {
    OptionalLong error = faults.calls().takeError(Call.PUBLISH);
    return error.isPresent()
        ? CompletableFuture.failedFuture(new UaException(error.getAsLong()))
        : super.onPublish(context, request);
  }

  @Override
  public CreateSubscriptionResponse onCreateSubscription(
      ServiceRequestContext context, CreateSubscriptionRequest request) throws UaException {
    OptionalLong error = faults.calls().takeError(Call.CREATE_SUBSCRIPTION);
    if (error.isPresent()) {
      throw new UaException(error.getAsLong());
    }
    return super.onCreateSubscription(context, request);
  }
}
