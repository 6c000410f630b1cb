package org.penstock.plant.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One connection through the proxy: two sockets and what is on its way between them. */
final class ProxyLink {
  private static final int CHUNK_BYTES = 64 * 1024;
  private static final int MOST_CHUNKS_UNDERWAY = 64;

  private final Socket client;
  private final Socket server = new Socket();
  private final Network network;
  private final Consumer<ProxyLink> whenEnded;

  private final Set<Thread> carriers = ConcurrentHashMap.newKeySet();

  /** What was read at once, and when it comes out; nothing in it means that its side has ended. */
  private record Chunk(ByteBuffer bytes, long dueAt) {}

  ProxyLink(Socket client, Network network, Consumer<ProxyLink> whenEnded) {
    this.client = client;
    this.network = network;
    this.whenEnded = whenEnded;
  }

  /** Connects to the target and carries bytes until one side ends. */
  void start(InetSocketAddress target) {
    start("proxy-link", () -> connect(target));
  }

  private void connect(InetSocketAddress target) throws IOException, InterruptedException {
    network.awaitPassage();
    server.connect(target);
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    carry(client, server);
    carry(server, client);
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Chunk> underway = new ArrayBlockingQueue<>(MOST_CHUNKS_UNDERWAY);
    start("proxy-in", () -> take(from, underway));
    start("proxy-out", () -> give(to, underway));
  }

  private interface Carrying {
    void run() throws IOException, InterruptedException;
  }

  private void start(String name, Carrying carrying) {
    Thread carrier = Thread.ofVirtual().name(name).unstarted(() -> untilItFails(carrying));
    carriers.add(carrier);
    carrier.start();
  }

  /** What fails on one side is what the other side must learn: both are reset. */
  private void untilItFails(Carrying carrying) {
    try {
      carrying.run();
    } catch (IOException e) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      carriers.remove(Thread.currentThread());
    }
  }

  private void take(Socket from, BlockingQueue<Chunk> underway)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[CHUNK_BYTES];
    int count = from.getInputStream().read(buffer);
    while (count >= 0) {
      underway.put(chunk(Arrays.copyOf(buffer, count)));
      count = from.getInputStream().read(buffer);
    }
    underway.put(chunk(new byte[0]));
  }

  private Chunk chunk(byte[] bytes) {
    return new Chunk(ByteBuffer.wrap(bytes), network.dueAt(System.nanoTime()));
  }

  private void give(Socket to, BlockingQueue<Chunk> underway)
      throws IOException, InterruptedException {
    while (true) {
      Chunk chunk = underway.take();
      TimeUnit.NANOSECONDS.sleep(chunk.dueAt() - System.nanoTime());
      network.awaitPassage();
      if (!chunk.bytes().hasRemaining()) {
        end();
        return;
      }
      to.getOutputStream().write(chunk.bytes().array());
    }
  }

  /** One side has ended in peace; neither protocol of ours goes on in one direction only. */
  private void end() throws IOException {
    client.close();
    server.close();
    leave();
  }

  /** Ends both sides in a way that they notice at once. */
  void reset() {
    resetOne(client);
    resetOne(server);
    leave();
  }

  private void leave() {
    whenEnded.accept(this);
    for (Thread carrier : carriers) {
      if (!carrier.equals(Thread.currentThread())) {
        carrier.interrupt();
      }
    }
  }

  private static void resetOne(Socket socket) {
    try {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0); // makes close send RST
        socket.close();
      }
    } catch (IOException e) {
      // It is closed already, which is all that was wanted.
      return;
    }
  }
}
