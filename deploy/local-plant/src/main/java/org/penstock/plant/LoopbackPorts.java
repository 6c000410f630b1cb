package org.penstock.plant;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of this machine that nobody uses.
 *
 * <p>They lie below those that systems give to outgoing connections (Linux from 32768 on, others
 * from 49152 on): a server that is stopped for a moment finds its port still free.
 */
public final class LoopbackPorts {

  public static final String HOST = "127.0.0.1";

  private static final int FIRST = 15_000;
  private static final int COUNT = 17_000;

  /** Each is given once; other processes begin elsewhere. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private LoopbackPorts() {}

  /** As many free ports as asked for, all different. */
  public static List<Integer> free(int count) {
    List<Integer> free = new ArrayList<>();
    for (int tried = 0; free.size() < count; tried++) {
      if (tried == COUNT) {
        throw new PlantException("No free port on " + HOST + " from " + FIRST + " on.");
      }
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        free.add(port);
      }
    }
    return List.copyOf(free);
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
