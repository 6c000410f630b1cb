package org.penstock.bench.ingest;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.penstock.bench.rig.ProcessMeter;
import org.penstock.plant.process.Pause;

/**
 * What one process did in some seconds.
 *
 * @param rate different values per second that it streamed
 * @param cpuPerMillion seconds of processor time per million values
 */
record Window(double rate, double cpuPerMillion, Histogram latency) {
  private static final double MILLION = 1e6;

  /** A process and the topic that it writes. */
  record Subject(long pid, TopicReader reader) {}

  /** A measurement that has begun. */
  record Measurement(Subject subject, long values, double cpu, long nanos) {
    private static Measurement now(Subject subject) {
      subject.reader().measure();
      return new Measurement(
          subject,
          subject.reader().arrivals().streamed(),
          ProcessMeter.cpuSeconds(subject.pid()),
          System.nanoTime());
    }

    Window end() {
      long more = subject.reader().arrivals().streamed() - values;
      double seconds = (System.nanoTime() - nanos) / 1e9;
      double used = ProcessMeter.cpuSeconds(subject.pid()) - cpu;
      return new Window(more / seconds, used / more * MILLION, subject.reader().measured());
    }
  }

  static Measurement begin(Subject subject) {
    return Measurement.now(subject);
  }

  static Window of(Subject subject, Duration time) {
    Measurement begun = begin(subject);
    Pause.of(time);
    return begun.end();
  }

  /** Of two processes in the very same seconds. */
  static Pair of(Subject one, Subject other, Duration time) {
    Measurement first = Measurement.now(one);
    Measurement second = Measurement.now(other);
    Pause.of(time);
    return new Pair(first.end(), second.end());
  }

  /** Two windows of the same time. */
  record Pair(Window one, Window other) {
    double costRatio() {
      return one.cpuPerMillion / other.cpuPerMillion;
    }
  }

  double late(double percentile) {
    return latency.getTotalCount() == 0
        ? Double.NaN
        : (double) latency.getValueAtPercentile(percentile);
  }
}
