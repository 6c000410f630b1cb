package org.penstock.ingest.opcua.security;

import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.source.SourceSpec;

/** Where a source's sessions go. */
record HostAndPort(String host, int port) {

  /** The configured host and port of the sessions, else those of the URL. */
  static HostAndPort of(SourceSpec source) {
    String url = source.endpointUrl();
    String instead = source.security().hostOverride();
    return instead == null || instead.isBlank()
        ? new HostAndPort(host(url), EndpointUtil.getPort(url))
        : overridden(instead.strip(), EndpointUtil.getPort(url));
  }

  private static HostAndPort overridden(String instead, int port) {
    String url = "opc.tcp://" + instead;
    boolean hasPort = instead.matches(".*:\\d+");
    return new HostAndPort(host(url), hasPort ? EndpointUtil.getPort(url) : port);
  }

  private static String host(String url) {
    @Nullable String host = EndpointUtil.getHost(url);
    if (host == null) {
      throw new IllegalArgumentException(
          "'%s' is no URL such as opc.tcp://host:4840".formatted(url));
    }
    return host;
  }
}
