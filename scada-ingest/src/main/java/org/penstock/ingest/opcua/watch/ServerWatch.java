package org.penstock.ingest.opcua.watch;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.ServiceFaultListener;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaServiceFaultException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ServerState;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ServiceFault;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.trust.ClockSkew;

/**
 * Listens to a server's state, service level and namespaces, on a small subscription of its own.
 *
 * <p>How it works. The library's keep-alive reads the state but does not look at it, so we
 * subscribe. Making this subscription anew has a second use: the library asks for notifications
 * again whenever a subscription is added, also after the two answers that make it stop asking
 * (Bad_NoSubscription, Bad_TooManyPublishRequests). So the tags' subscriptions come back without
 * the loss of a single value.
 */
public final class ServerWatch
    implements OpcUaSubscription.SubscriptionListener, ServiceFaultListener {

  private static final double INTERVAL_MS = 1_000;
  private static final int KEEP_ALIVE_COUNT = 10;
  private static final int LIFETIME_COUNT = 900;
  private static final List<NodeId> NODES =
      List.of(
          NodeIds.Server_ServerStatus_State,
          NodeIds.Server_ServiceLevel,
          NodeIds.Server_NamespaceArray);

  private static final List<NodeId> TIMES =
      List.of(NodeIds.Server_ServerStatus_StartTime, NodeIds.Server_ServerStatus_CurrentTime);

  private final OpcUaClient client;
  private final AtomicBoolean isPublishingStopped = new AtomicBoolean();
  private volatile int state = ServerState.Running.getValue();
  private volatile int serviceLevel = 255;
  private volatile @Nullable List<String> namespaces;
  private volatile boolean haveNamespacesChanged;
  private volatile boolean isLost;
  private volatile @Nullable OpcUaSubscription subscription;

  public ServerWatch(OpcUaClient client) {
    this.client = client;
    client.addFaultListener(this);
  }

  /** Makes the subscription, then deletes an earlier one: the session is never without any. */
  public synchronized void create() throws UaException {
    OpcUaSubscription old = subscription;
    isPublishingStopped.set(false);
    isLost = false;
    haveNamespacesChanged = false;
    namespaces = null;
    OpcUaSubscription made = new OpcUaSubscription(client, INTERVAL_MS);
    made.setLifetimeAndKeepAliveCalculated(false);
    made.setMaxKeepAliveCount(uint(KEEP_ALIVE_COUNT));
    made.setLifetimeCount(uint(LIFETIME_COUNT));
    made.setSubscriptionListener(this);
    made.create();
    subscription = made;
    made.addMonitoredItems(NODES.stream().map(ServerWatch::item).toList());
    // A server that refuses one of these items is watched without it.
    made.createMonitoredItems();
    if (old != null) {
      delete(old);
    }
  }

  private static OpcUaMonitoredItem item(NodeId node) {
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
    item.setSamplingInterval(INTERVAL_MS);
    item.setQueueSize(uint(10));
    item.setUserObject(node);
    return item;
  }

  private static void delete(OpcUaSubscription old) {
    old.setSubscriptionListener(null);
    try {
      old.delete();
    } catch (UaException e) {
      old.reset(); // the server has it no more, or is away: forget it here
    }
  }

  /**
   * The subscriptions that the server has, of those that we think it has; asks it for the time too,
   * so that a dead connection is not taken for a dead subscription.
   */
  public Set<UInteger> servedSubscriptions() throws UaException {
    client.readValue(0, TimestampsToReturn.Neither, NodeIds.Server_ServerStatus_CurrentTime);
    List<UInteger> ids =
        client.getSubscriptions().stream()
            .flatMap(each -> each.getSubscriptionId().stream())
            .toList();
    Set<UInteger> served = ids.isEmpty() ? Set.of() : served(ids);
    OpcUaSubscription own = subscription;
    isLost |= own != null && own.getSubscriptionId().filter(served::contains).isEmpty();
    return served;
  }

  private Set<UInteger> served(List<UInteger> ids) throws UaException {
    try {
      StatusCode[] results = client.setPublishingMode(true, ids).getResults();
      Set<UInteger> served = new HashSet<>();
      for (int i = 0; results != null && i < results.length; i++) {
        if (results[i].isGood()) {
          served.add(ids.get(i));
        }
      }
      return served;
    } catch (UaServiceFaultException e) {
      // It answers, but not for each of them.
      long code = e.getStatusCode().value();
      return code == StatusCodes.Bad_SubscriptionIdInvalid || code == StatusCodes.Bad_NoSubscription
          ? Set.of()
          : Set.copyOf(ids);
    }
  }

  /**
   * What the server says of its time, as far as it does.
   *
   * @param start when it started
   */
  public record Times(@Nullable Instant start, @Nullable ClockSkew skew) {}

  /** Reads the server's clock, and when it started. */
  public Times times(InstantSource clock) throws UaException {
    Instant asked = clock.instant();
    List<DataValue> values = client.readValues(0, TimestampsToReturn.Neither, TIMES);
    Instant answered = clock.instant();
    Instant now = time(values, 1);
    return new Times(time(values, 0), now == null ? null : ClockSkew.between(asked, now, answered));
  }

  private static @Nullable Instant time(List<DataValue> values, int index) {
    return values.size() > index
            && values.get(index).value().value() instanceof DateTime time
            && !time.isNull()
        ? time.getJavaInstant()
        : null;
  }

  /** What the server says against itself, in words; empty when it says that it is well. */
  public String unwell(int leastServiceLevel) {
    if (state != ServerState.Running.getValue()) {
      ServerState named = ServerState.from(state);
      return "the server's state is " + (named == null ? "unknown: " + state : named.name());
    }
    return serviceLevel < leastServiceLevel
        ? "the server's service level is %d, below %d".formatted(serviceLevel, leastServiceLevel)
        : "";
  }

  /** Whether a namespace index may mean another namespace than when the items were made. */
  public boolean haveNamespacesChanged() {
    return haveNamespacesChanged;
  }

  /** Whether the library has stopped to ask for notifications. */
  public boolean isPublishingStopped() {
    return isPublishingStopped.get();
  }

  /** Whether the server said that this subscription is gone. */
  public boolean isLost() {
    return isLost;
  }

  @Override
  public void onDataReceived(
      OpcUaSubscription from, List<OpcUaMonitoredItem> items, List<DataValue> values) {
    for (int i = 0; i < items.size(); i++) {
      take(items.get(i).getUserObject().orElseThrow(), values.get(i).value().value());
    }
  }

  private void take(Object node, @Nullable Object value) {
    if (node.equals(NodeIds.Server_ServerStatus_State) && value instanceof Integer number) {
      state = number;
    } else if (node.equals(NodeIds.Server_ServiceLevel) && value instanceof Number number) {
      serviceLevel = number.intValue();
    } else if (node.equals(NodeIds.Server_NamespaceArray) && value instanceof String[] uris) {
      List<String> now = List.of(uris);
      List<String> before = namespaces;
      if (before != null && !areIndexesKept(before, now)) {
        haveNamespacesChanged = true;
      }
      namespaces = now;
    }
  }

  /** Whether each index still means what it meant; a namespace more at the end changes none. */
  static boolean areIndexesKept(List<String> before, List<String> now) {
    return now.size() >= before.size() && now.subList(0, before.size()).equals(before);
  }

  @Override
  public void onStatusChanged(OpcUaSubscription from, StatusCode status) {
    isLost |= status.isBad();
  }

  @Override
  public void onTransferFailed(OpcUaSubscription from, StatusCode status) {
    isLost = true;
  }

  @Override
  public void onServiceFault(ServiceFault fault) {
    long code = fault.getResponseHeader().getServiceResult().value();
    if (code == StatusCodes.Bad_TooManyPublishRequests || code == StatusCodes.Bad_NoSubscription) {
      isPublishingStopped.set(true);
    }
  }
}
