package org.penstock.plant.cmms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.penstock.plant.cmms.fault.Faults;
import org.penstock.plant.cmms.fault.RequestLimit;
import org.penstock.plant.cmms.http.HttpListener;
import org.penstock.plant.cmms.http.HttpReply;
import org.penstock.plant.cmms.http.HttpRequest;
import org.penstock.plant.cmms.order.WorkOrders;

/** The stand-in CMMS as a process, and as a part that a test starts in its own JVM. */
public final class StandInCmms implements AutoCloseable {
  private final WorkOrders orders;
  private final MaintenanceApi api;
  private final ControlApi control;
  private final Replies replies;
  private final HttpListener listener;

  private StandInCmms(int port, WorkOrders orders, int limitPerMinute, InstantSource clock)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    Faults faults = new Faults();
    RequestLimit limit = new RequestLimit(limitPerMinute);
    this.orders = orders;
    this.replies = new Replies(json);
    this.api = new MaintenanceApi(orders, faults, limit, clock, json);
    this.control = new ControlApi(orders, faults, limit, json);
    this.listener = HttpListener.open(port, this::handle);
  }

  public static void main(String[] args) throws Exception {
    StandInCmms cmms = start(args);
    System.out.println("READY stand-in CMMS: " + cmms.url());
    new CountDownLatch(1).await();
  }

  /** Starts one with the arguments of the command line; port 0 takes a free one. */
  public static StandInCmms start(String... args) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("expected --name=value, got " + arg);
      }
      options.put(arg.substring(2, equals), arg.substring(equals + 1));
    }
    String data = options.get("data");
    if (data == null) {
      throw new IllegalArgumentException("--data=FOLDER is missing");
    }
    InstantSource clock = Clock.tickMillis(ZoneOffset.UTC);
    return new StandInCmms(
        Integer.parseInt(options.getOrDefault("port", "8190")),
        WorkOrders.open(Path.of(data), clock, UUID::randomUUID),
        Integer.parseInt(options.getOrDefault("limit", "200")),
        clock);
  }

  /** The base URL; the API is under {@code /v8}. */
  public String url() {
    return "http://127.0.0.1:" + listener.port();
  }

  private HttpReply handle(HttpRequest request) throws InterruptedException {
    List<String> path = request.path();
    String first = path.isEmpty() ? "" : path.getFirst();
    List<String> rest = path.isEmpty() ? path : path.subList(1, path.size());
    return switch (first) {
      case "" -> HttpReply.Answer.html(WorkOrderPage.of(orders.all()));
      case "v8" -> api.handle(request, rest);
      case "control" -> control.handle(request, rest);
      default -> replies.message(404, "No HTTP resource was found that matches the request URI.");
    };
  }

  @Override
  public void close() throws IOException {
    listener.close();
    orders.close();
  }
}
