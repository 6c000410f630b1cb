package org.penstock.plant.simulator.setup;

import java.util.Optional;

/**
 * How the server is set up when it opens.
 *
 * @param advertisedHost the host name in the endpoint descriptions, where it is not the true one
 * @param swappedNamespaces whether the plant's namespace has another index than usual
 * @param history whether the server keeps and offers history
 * @param conditionNodes whether clients can read the alarm condition, as Part 9, 4.10 leaves open
 */
public record ServerSetup(
    ServerAccess access,
    ServerLimits limits,
    CertificateKind certificate,
    Optional<String> advertisedHost,
    boolean swappedNamespaces,
    boolean history,
    boolean conditionNodes) {

  /** As the local plant runs. */
  public static ServerSetup usual() {
    return new ServerSetup(
        ServerAccess.usual(),
        ServerLimits.usual(),
        CertificateKind.USUAL,
        Optional.empty(),
        false,
        true,
        true);
  }

  /** With other doors. */
  public ServerSetup with(ServerAccess other) {
    return new ServerSetup(
        other, limits, certificate, advertisedHost, swappedNamespaces, history, conditionNodes);
  }

  /** With other limits. */
  public ServerSetup with(ServerLimits other) {
    return new ServerSetup(
        access, other, certificate, advertisedHost, swappedNamespaces, history, conditionNodes);
  }

  /** With another certificate of its own. */
  public ServerSetup with(CertificateKind other) {
    return new ServerSetup(
        access, limits, other, advertisedHost, swappedNamespaces, history, conditionNodes);
  }

  /** Telling clients to connect to this host. */
  public ServerSetup advertising(String host) {
    return new ServerSetup(
        access, limits, certificate, Optional.of(host), swappedNamespaces, history, conditionNodes);
  }

  /** With the plant's namespace after, or again before, another one. */
  public ServerSetup withSwappedNamespaces(boolean swapped) {
    return new ServerSetup(
        access, limits, certificate, advertisedHost, swapped, history, conditionNodes);
  }

  /** With or without history. */
  public ServerSetup withHistory(boolean kept) {
    return new ServerSetup(
        access, limits, certificate, advertisedHost, swappedNamespaces, kept, conditionNodes);
  }

  /** With or without a node for the alarm condition. */
  public ServerSetup withConditionNodes(boolean shown) {
    return new ServerSetup(
        access, limits, certificate, advertisedHost, swappedNamespaces, history, shown);
  }
}
