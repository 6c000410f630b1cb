package org.penstock.plant.simulator.opcua;

import static org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS;
import static org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME;
import static org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig.USER_TOKEN_POLICY_X509;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.BuildInfo;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.simulator.security.Logins;
import org.penstock.plant.simulator.security.PlantCertificates;
import org.penstock.plant.simulator.setup.ServerAccess;
import org.penstock.plant.simulator.setup.ServerFaults;
import org.penstock.plant.simulator.setup.ServerLimits;
import org.penstock.plant.simulator.setup.ServerSetup;

/** A setup in the words of the server library. */
final class ServerConfigs {
  static final String PATH = "/plant";

  private ServerConfigs() {}

  static OpcUaServerConfig of(
      ServerSetup setup, ServerFaults faults, PlantCertificates certificates, int port) {
    String uri = PlantCertificates.APPLICATION_URI;
    return OpcUaServerConfig.builder()
        .setApplicationUri(uri)
        .setProductUri(uri)
        .setApplicationName(LocalizedText.english("Penstock simulated plant"))
        .setBuildInfo(
            new BuildInfo(uri, "Penstock", "Simulated plant", "1", "1", DateTime.NULL_VALUE))
        .setCertificateManager(certificates.manager())
        .setIdentityValidator(new Logins(setup.access(), faults))
        .setLimits(limits(setup.limits()))
        .setEndpoints(endpoints(setup, certificates, port))
        .build();
  }

  private static OpcUaServerConfigLimits limits(ServerLimits limits) {
    return new OpcUaServerConfigLimits() {
      @Override
      public UInteger getMaxMonitoredItemsPerCall() {
        return uint(limits.itemsPerCall());
      }

      @Override
      public UInteger getMaxMonitoredItems() {
        return uint(limits.items());
      }

      @Override
      public UInteger getMaxNodesPerRead() {
        return uint(limits.nodesPerRead());
      }

      @Override
      public UInteger getMaxNodesPerHistoryReadData() {
        return uint(limits.nodesPerRead());
      }

      @Override
      public Double getMaxSessionTimeout() {
        return (double) limits.sessionTimeout().toMillis();
      }

      @Override
      public Double getMaxSubscriptionLifetime() {
        return (double) limits.subscriptionLifetime().toMillis();
      }
    };
  }

  private static Set<EndpointConfig> endpoints(
      ServerSetup setup, PlantCertificates certificates, int port) {
    ServerAccess access = setup.access();
    EndpointConfig.Builder any =
        EndpointConfig.newBuilder()
            .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
            .setBindAddress(LoopbackPorts.HOST)
            .setBindPort(port)
            .setHostname(setup.advertisedHost().orElse(LoopbackPorts.HOST))
            .setPath(PATH)
            .setCertificate(certificates.certificate());
    addTokenPolicies(any, access);
    Set<EndpointConfig> endpoints = new LinkedHashSet<>();
    for (SecurityPolicy policy : access.policies()) {
      EndpointConfig.Builder secured = any.copy().setSecurityPolicy(policy);
      endpoints.add(secured.copy().setSecurityMode(MessageSecurityMode.SignAndEncrypt).build());
      endpoints.add(secured.copy().setSecurityMode(MessageSecurityMode.Sign).build());
    }
    EndpointConfig.Builder open =
        any.copy().setSecurityPolicy(SecurityPolicy.None).setSecurityMode(MessageSecurityMode.None);
    if (access.unsecured()) {
      endpoints.add(open.copy().build());
    }
    // Discovery must work before a client knows the certificate (OPC UA Part 6, 7.1.4); Milo gives
    // this path no session services, so nothing can be read through it.
    endpoints.add(open.copy().setPath(PATH + "/discovery").build());
    return endpoints;
  }

  private static void addTokenPolicies(EndpointConfig.Builder endpoint, ServerAccess access) {
    endpoint.addTokenPolicy(USER_TOKEN_POLICY_USERNAME);
    if (access.anonymous()) {
      endpoint.addTokenPolicy(USER_TOKEN_POLICY_ANONYMOUS);
    }
    if (access.userCertificates()) {
      endpoint.addTokenPolicy(USER_TOKEN_POLICY_X509);
    }
  }
}
