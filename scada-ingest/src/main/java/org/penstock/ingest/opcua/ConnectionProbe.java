package org.penstock.ingest.opcua;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.source.ConnectionTest;
import org.penstock.ingest.domain.source.ConnectionTest.Outcome;
import org.penstock.ingest.domain.source.ConnectionTest.Step;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.tags.NodeNames;

/**
 * Tries a connection step by step, over a session of its own, so that a person sees which step
 * fails and what to do about it.
 */
final class ConnectionProbe {

  private static final int CONNECT_LIMIT_MS = 5_000;

  private final Clients clients;
  private final InstantSource clock;

  ConnectionProbe(Clients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  ConnectionTest test(SourceSpec source) {
    Run run = new Run(source);
    try {
      run.step("tcp", run::tcp);
      run.step("endpoints", run::endpoints);
      run.step("security", run::security);
      run.step("certificate", run::certificate);
      run.step("login", run::login);
      run.step("namespace", run::namespace);
      run.step("read", run::read);
    } finally {
      run.close();
    }
    return new ConnectionTest(source.id(), source.endpointUrl(), run.steps);
  }

  /** What a step does: its detail when it passed. */
  private interface Attempt {
    String run() throws SourceFaultException, UaException;
  }

  /** One run through the steps; after a failed one the rest is skipped. */
  private final class Run {

    private final SourceSpec source;
    private final List<Step> steps = new ArrayList<>();
    private final ServerCertificateCheck check = clients.newCheck();
    private List<EndpointDescription> offered = List.of();
    private @Nullable EndpointDescription chosen;
    private @Nullable OpcUaClient client;
    private boolean hasFailed;

    Run(SourceSpec source) {
      this.source = source;
    }

    void step(String name, Attempt attempt) {
      if (hasFailed) {
        steps.add(new Step(name, Outcome.SKIPPED, "an earlier step failed", "", 0));
        return;
      }
      Instant start = clock.instant();
      try {
        steps.add(new Step(name, Outcome.PASSED, attempt.run(), "", since(start)));
      } catch (SourceFaultException e) {
        fail(name, e, start);
      } catch (UaException | RuntimeException e) {
        fail(name, Faults.of(e, check), start);
      }
    }

    private void fail(String name, SourceFaultException e, Instant start) {
      hasFailed = true;
      steps.add(new Step(name, Outcome.FAILED, e.reason(), e.fault().advice(), since(start)));
    }

    private long since(Instant start) {
      return Duration.between(start, clock.instant()).toMillis();
    }

    String tcp() throws SourceFaultException {
      String host = EndpointUtil.getHost(source.endpointUrl());
      int port = EndpointUtil.getPort(source.endpointUrl());
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port), CONNECT_LIMIT_MS);
        return "connected to " + socket.getRemoteSocketAddress();
      } catch (IOException e) {
        throw new SourceFaultException(SourceFault.UNREACHABLE, Faults.words(e), e);
      }
    }

    String endpoints() throws SourceFaultException {
      offered = clients.discover(source);
      return "the server offers %d endpoints".formatted(offered.size());
    }

    String security() throws SourceFaultException {
      EndpointDescription endpoint = clients.choose(source, offered);
      chosen = endpoint;
      return "%s, %s".formatted(source.security().policy(), endpoint.getSecurityMode());
    }

    String certificate() throws UaException {
      EndpointDescription endpoint = present(chosen);
      ByteString bytes = endpoint.getServerCertificate();
      check.validateCertificateChain(
          CertificateUtil.decodeCertificates(bytes.bytesOrEmpty()),
          endpoint.getServer().getApplicationUri(),
          new String[] {EndpointUtil.getHost(source.endpointUrl())});
      return "the server's certificate is trusted and valid";
    }

    String login() throws SourceFaultException, UaException {
      OpcUaClient created = clients.create(source, present(chosen), offered, check);
      client = created;
      try {
        created.connectAsync().get(Clients.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        return "logged in as " + source.identity().words();
      } catch (ExecutionException | TimeoutException e) {
        throw Faults.of(e, check);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SourceFaultException(SourceFault.UNREACHABLE, "interrupted", e);
      }
    }

    String namespace() throws SourceFaultException {
      NodeNames names = new NodeNames(present(client));
      List<String> unknown =
          source.tags().stream()
              .filter(tag -> names.resolve(tag.nodeId()).isEmpty())
              .map(TagSpec::tagName)
              .toList();
      if (unknown.size() == source.tags().size()) {
        throw new SourceFaultException(
            SourceFault.UNEXPECTED, "the server has the namespace of no configured tag");
      }
      return unknown.isEmpty()
          ? "the namespaces of all tags are there"
          : "the namespaces of these tags are missing: " + unknown;
    }

    String read() throws UaException {
      OpcUaClient connected = present(client);
      NodeNames names = new NodeNames(connected);
      TagSpec tag =
          source.tags().stream()
              .filter(candidate -> names.resolve(candidate.nodeId()).isPresent())
              .findFirst()
              .orElseThrow();
      NodeId node = names.resolve(tag.nodeId()).orElseThrow();
      DataValue value = connected.readValue(0, TimestampsToReturn.Both, node);
      return "%s is %s, status %s"
          .formatted(tag.tagName(), value.value().value(), value.statusCode());
    }

    void close() {
      OpcUaClient created = client;
      if (created != null) {
        var _ = created.disconnectAsync();
      }
    }

    private static <T> T present(@Nullable T made) {
      if (made == null) {
        throw new IllegalStateException("an earlier step did not pass");
      }
      return made;
    }
  }
}
