package org.penstock.kit.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.penstock.event.PlantJson;

/**
 * {@code ./penstock verify FILE [SEQ:HASH]}: checks a chain that was exported, one row in a line,
 * on a machine that has nothing but the file. The number and hash of an anchor that somebody else
 * keeps show that the end is not missing. Exits 0 when the chain is intact, 1 when it is not, 2
 * when the file cannot be read.
 */
public final class VerifyExportedChain {

  private static final ObjectMapper JSON = PlantJson.newMapper();
  private static final Pattern ANCHOR = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  private VerifyExportedChain() {}

  /** Verifies the file that is named. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out));
  }

  static int run(List<String> arguments, PrintStream out) {
    if (arguments.isEmpty() || arguments.size() > 2) {
      out.println("usage: ./penstock verify FILE [SEQ:HASH of an anchor]");
      return 2;
    }
    Optional<ChainHead> witness = witness(arguments);
    if (witness.isEmpty()) {
      out.println("An anchor is a number, a colon and 64 hexadecimal digits.");
      return 2;
    }
    try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments.getFirst()))) {
      Iterator<ChainLink> rows =
          lines.lines().filter(line -> !line.isBlank()).map(VerifyExportedChain::link).iterator();
      return tell(new ChainWalk().check(rows, witness.get()), out);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      out.println(arguments.getFirst() + " cannot be read: " + e.getMessage());
      return 2;
    }
  }

  private static Optional<ChainHead> witness(List<String> arguments) {
    if (arguments.size() == 1) {
      return Optional.of(ChainHead.empty());
    }
    Matcher anchor = ANCHOR.matcher(arguments.get(1));
    return anchor.matches()
        ? Optional.of(new ChainHead(Long.parseLong(anchor.group(1)), anchor.group(2)))
        : Optional.empty();
  }

  private static int tell(ChainVerdict verdict, PrintStream out) {
    return switch (verdict) {
      case ChainVerdict.Intact(long checked, ChainHead head) -> {
        out.printf("intact: %d rows, the last is %d with %s%n", checked, head.seq(), head.hash());
        yield 0;
      }
      case ChainVerdict.Broken(long checked, long seq, ChainVerdict.Fault fault) -> {
        out.printf("BROKEN at row %d: %s (%d rows before it are intact)%n", seq, fault, checked);
        yield 1;
      }
    };
  }

  private static ChainLink link(String line) {
    try {
      return JSON.readValue(line, ChainLink.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a line is no row of a chain: " + e.getOriginalMessage(), e);
    }
  }
}
