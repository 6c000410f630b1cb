package org.penstock.plant.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penstock.plant.PlantException;

/** Runs PostgreSQL's own programs, also for root, whom they refuse. */
record PostgresPrograms(Path cache) {

  /** Runs one program to its end. */
  void run(String program, String... arguments) {
    List<String> command = new ArrayList<>(prefix());
    command.add(PostgresBinaries.unpackedIn(cache).program(program).toString());
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int code = process.waitFor();
      if (code != 0) {
        throw new PlantException(
            "PostgreSQL's " + program + " failed (" + code + "): " + advice(output));
      }
    } catch (IOException e) {
      throw new PlantException("PostgreSQL's " + program + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("Interrupted while PostgreSQL's " + program + " ran.", e);
    }
  }

  /** In a user namespace of its own the server does not see that it is root's. */
  private static List<String> prefix() {
    boolean root = "root".equals(System.getProperty("user.name"));
    return root ? List.of("unshare", "-U") : List.of();
  }

  private static String advice(String output) {
    return output.contains("unshare failed")
        ? "it does not run as root, and this machine forbids user namespaces; run as a normal user."
        : output;
  }
}
