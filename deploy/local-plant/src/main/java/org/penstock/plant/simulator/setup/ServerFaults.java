package org.penstock.plant.simulator.setup;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is wrong with the server just now; every method may be called at any time. */
public final class ServerFaults {
  private final Set<X509Certificate> users = ConcurrentHashMap.newKeySet();
  private volatile boolean userLocked;
  private volatile boolean passwordChanged;
  private volatile boolean clientsRefused;
  private volatile boolean historyRefused;
  private volatile boolean refreshUnsupported;
  private volatile boolean filtersRefused;
  private volatile Duration skew = Duration.ZERO;
  private final FailingCalls calls = new FailingCalls();

  /** Whether the user is locked: refused with Bad_UserAccessDenied, whatever the password. */
  public void lockUser(boolean locked) {
    userLocked = locked;
  }

  public boolean isUserLocked() {
    return userLocked;
  }

  /** Whether the password that clients know is wrong now. */
  public void changePassword(boolean changed) {
    passwordChanged = changed;
  }

  public boolean isPasswordChanged() {
    return passwordChanged;
  }

  /** Lets the owner of a certificate log in with it. */
  public void admitUser(X509Certificate user) {
    users.add(user);
  }

  public boolean isAdmitted(X509Certificate user) {
    return users.contains(user);
  }

  /** Whether client certificates are refused instead of trusted at first sight. */
  public void refuseClients(boolean refused) {
    clientsRefused = refused;
  }

  public boolean areClientsRefused() {
    return clientsRefused;
  }

  /** Whether reads of history fail, though the server says that it keeps some. */
  public void refuseHistory(boolean refused) {
    historyRefused = refused;
  }

  public boolean isHistoryRefused() {
    return historyRefused;
  }

  /** Whether ConditionRefresh is answered with Bad_MethodInvalid. */
  public void withoutConditionRefresh(boolean unsupported) {
    refreshUnsupported = unsupported;
  }

  public boolean isRefreshUnsupported() {
    return refreshUnsupported;
  }

  /** Whether values with a filter are refused with Bad_MonitoredItemFilterUnsupported. */
  public void refuseFilters(boolean refused) {
    filtersRefused = refused;
  }

  public boolean areFiltersRefused() {
    return filtersRefused;
  }

  /** How far the server's clock is ahead; negative: behind. */
  public void skew(Duration ahead) {
    skew = ahead;
  }

  public Duration skew() {
    return skew;
  }

  /** Services that fail for a while. */
  public FailingCalls calls() {
    return calls;
  }

  /** Answers the next Publish requests with this status code. */
  public void failPublish(long statusCode, int times) {
    calls.fail(FailingCalls.Call.PUBLISH, statusCode, 0, times);
  }
}
