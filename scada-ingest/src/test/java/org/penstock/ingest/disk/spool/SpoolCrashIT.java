package org.penstock.ingest.disk.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.ManyReadings;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.Reach;

/** A process that is killed in the middle of its appends, again and again. */
@Tag("waits")
class SpoolCrashIT {

  private static final int DEATHS = 12;
  private static final int AT_ONCE = 10;

  @TempDir Path temp;

  @Test
  void everyReadingWhoseAppendReturnedIsThereAfterKillMinusNine() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    long acknowledged = 0;
    for (int death = 0; death < DEATHS; death++) {
      acknowledged = appendUntilKilled(acknowledged, 1 + random.nextInt(300));
      acknowledged = lastThere(acknowledged);
    }
    List<Reading> found = Folder.drain(new Folder(temp.resolve("spool")).open(Writer.BOUNDS));
    assertThat(found).as("seed %d", seed).hasSize((int) acknowledged);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).seq()).as("seed %d", seed).isEqualTo(i + 1);
    }
  }

  /** What the last process wrote beyond what it could still say also counts. */
  private long lastThere(long acknowledged) throws InterruptedException {
    List<Reading> there =
        new Folder(temp.resolve("spool")).open(Writer.BOUNDS).head(1 << 20, Duration.ZERO);
    assertThat(there.size()).isGreaterThanOrEqualTo((int) acknowledged);
    return there.size();
  }

  private long appendUntilKilled(long from, int lines) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                temp.resolve("spool").toString(),
                String.valueOf(from))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = from;
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < lines; i++) {
        last = Long.parseLong(said.readLine());
      }
      // Through its handle: what the process still said stays readable.
      process.toHandle().destroyForcibly();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = line.isEmpty() ? last : Math.max(last, Long.parseLong(line));
      }
    }
    process.waitFor();
    return last;
  }

  /** The process that dies: appends, and says how far it has come after each append. */
  static final class Writer {

    static final DiskSpool.Bounds BOUNDS =
        new DiskSpool.Bounds(1L << 30, 1 << 16, 50, 100, Duration.ofSeconds(5));

    private Writer() {}

    public static void main(String[] arguments) {
      Folder folder = new Folder(Path.of(arguments[0]));
      DiskSpool spool =
          new DiskSpool(
              folder.path,
              BOUNDS,
              new LossTally(),
              new Reach(_ -> Duration.ZERO),
              folder,
              () -> folder.now);
      ManyReadings readings = new ManyReadings(1);
      long from = Long.parseLong(arguments[1]);
      while (from > 0) {
        from -= readings.next((int) Math.min(from, 1000)).size();
      }
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
              spool.sync();
            }
          });
      while (!Thread.currentThread().isInterrupted()) {
        List<Reading> next = readings.next(AT_ONCE);
        spool.append(next);
        System.out.println(next.getLast().seq());
      }
    }
  }
}
