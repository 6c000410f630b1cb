package org.penstock.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.penstock.bench.Figure;
import org.penstock.plant.process.Pause;

/**
 * Heap and threads of the service over time, from its own metrics endpoint.
 *
 * <p>Of the heap the smallest figure of a while counts: what is left after a collection.
 */
public final class ServiceMetrics {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final double MOST_HEAP_GROWTH = 1.3;
  private static final double MOST_MORE_THREADS = 4;
  private static final double BYTES_PER_MEGABYTE = 1024.0 * 1024.0;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final List<Sample> samples = new ArrayList<>();

  private record Sample(double heapMegabytes, double threads) {}

  /** Of the service that answers there. */
  public ServiceMetrics(String serviceUrl) {
    this.address = URI.create(serviceUrl + "/q/metrics");
  }

  /** Takes one sample; a service that is away just now gives none. */
  public void sample() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      List<String> lines = http.send(request, BodyHandlers.ofString()).body().lines().toList();
      double heap = sum(lines, "jvm_memory_used_bytes{", "area=\"heap\"") / BYTES_PER_MEGABYTE;
      samples.add(new Sample(heap, sum(lines, "jvm_threads_live_threads", "")));
    } catch (IOException e) {
      return; // it is being killed or started
    }
  }

  /** Takes samples for so long. */
  public void sampleFor(Duration time, Duration every) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      sample();
      Pause.of(every);
    }
  }

  /** Whether heap and threads stay as they are. */
  public List<Figure> flatness(String name) {
    return List.of(
        Figure.target(name + "_heap_growth", heapGrowth(), "", MOST_HEAP_GROWTH),
        Figure.target(name + "_more_threads", moreThreads(), "", MOST_MORE_THREADS));
  }

  private static double sum(List<String> lines, String start, String part) {
    return lines.stream()
        .filter(line -> line.startsWith(start) && line.contains(part))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Least heap of the last third of the time against that of the first. */
  private double heapGrowth() {
    return least(third(2)) / least(third(0));
  }

  private static double least(List<Sample> some) {
    return some.stream().mapToDouble(Sample::heapMegabytes).min().orElse(Double.NaN);
  }

  /** Most threads of the last third of the time less those of the first. */
  private double moreThreads() {
    return most(third(2)) - most(third(0));
  }

  private static double most(List<Sample> some) {
    return some.stream().mapToDouble(Sample::threads).max().orElse(Double.NaN);
  }

  private List<Sample> third(int which) {
    int size = samples.size() / 3;
    return samples.subList(which * size, (which + 1) * size);
  }
}
