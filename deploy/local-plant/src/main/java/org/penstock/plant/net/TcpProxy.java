package org.penstock.plant.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.PlantException;

/**
 * A port of this machine that leads to another one, over a network that can be made as bad as a
 * test wants it.
 *
 * <p>A cut is noticed at once by both sides: their sockets are reset, and so is every new one. A
 * black hole is not: sockets stay open, new ones are taken, nothing passes. What was sent into it
 * arrives when it is healed, as TCP sends again what was not acknowledged.
 */
public final class TcpProxy implements AutoCloseable {
  private final ServerSocket door;
  private final InetSocketAddress target;
  private final Network network = new Network();
  private final Set<ProxyLink> links = ConcurrentHashMap.newKeySet();
  private final AtomicLong accepted = new AtomicLong();

  private TcpProxy(ServerSocket door, InetSocketAddress target) {
    this.door = door;
    this.target = target;
  }

  /** A proxy on a free port in front of this one. */
  public static TcpProxy inFrontOf(int targetPort) {
    return open(0, targetPort);
  }

  /** A proxy on a port of the caller's choice; 0 takes a free one. */
  public static TcpProxy open(int port, int targetPort) {
    try {
      InetAddress loopback = InetAddress.ofLiteral(LoopbackPorts.HOST);
      TcpProxy proxy =
          new TcpProxy(
              new ServerSocket(port, 1_000, loopback), new InetSocketAddress(loopback, targetPort));
      Thread.ofVirtual().name("proxy-door").start(proxy::acceptAll);
      return proxy;
    } catch (IOException e) {
      throw new PlantException("No proxy on port " + port + ": " + e.getMessage(), e);
    }
  }

  /** Where clients connect. */
  public int port() {
    return door.getLocalPort();
  }

  /** Resets every connection and each new one. */
  public void cut() {
    network.cut();
    hangUp();
  }

  /** Resets every connection; new ones pass. */
  public void hangUp() {
    links.forEach(ProxyLink::reset);
  }

  /** Keeps every connection, takes new ones, and lets nothing through. */
  public void blackHole() {
    network.swallow();
  }

  /** Every byte takes this much longer, in each direction. */
  public void delay(Duration each) {
    network.delay(each);
  }

  /** A good network again. */
  public void heal() {
    network.heal();
  }

  /** How many connections are open through it. */
  public int connections() {
    return links.size();
  }

  /** How many connections clients have made so far. */
  public long accepted() {
    return accepted.get();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = door.accept();
        accepted.incrementAndGet();
        carry(new ProxyLink(client, network, links::remove));
      }
    } catch (IOException e) {
      close(); // the door was closed already, or cannot be used any more
    }
  }

  private void carry(ProxyLink link) {
    links.add(link);
    if (network.isCut()) {
      link.reset();
    } else {
      link.start(target);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new PlantException("The proxy's port " + port() + " cannot be released", e);
    } finally {
      cut();
    }
  }
}
