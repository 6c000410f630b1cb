package org.penstock.alert.domain.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.penstock.alert.domain.rule.Behaviour;

/** The table of both regions, {@code alarm-states.txt}. */
record StateTable(List<Row> rows) {

  /** One line; {@code number} counts the lines of the file from 1. */
  record Row(
      int number, String base, String overlay, String input, String guard, List<String> answer) {

    boolean fits(String fromBase, String fromOverlay, String what, Behaviour behaviour) {
      return input.equals(what)
          && (base.equals("*") || base.equals(fromBase))
          && (overlay.equals("*") || overlay.equals(fromOverlay))
          && guardHolds(behaviour);
    }

    private boolean guardHolds(Behaviour behaviour) {
      return guard
          .chars()
          .allMatch(letter ->
              switch (letter) {
                case 'L' -> behaviour.latching();
                case 'l' -> !behaviour.latching();
                case 'A' -> behaviour.ackRequired();
                case 'a' -> !behaviour.ackRequired();
                case 'R' -> behaviour.returnAckRequired();
                case 'r' -> !behaviour.returnAckRequired();
                case 'E' -> behaviour.reAckOnEscalation();
                default -> true;
              });
    }

    /** What the row says, with the answer's signs resolved for where it came from. */
    String answerFrom(String fromBase, String fromOverlay) {
      if (answer.size() == 1) {
        return answer.getFirst();
      }
      String to = answer.getFirst();
      String toBase = to.substring(0, to.indexOf('/'));
      String toOverlay = to.substring(to.indexOf('/') + 1);
      StringBuilder text = new StringBuilder();
      text.append(toBase.equals("=") ? fromBase : toBase)
          .append('/')
          .append(toOverlay.equals("=") ? fromOverlay : toOverlay);
      for (String fact : answer.subList(1, answer.size())) {
        boolean quiet =
            fact.startsWith("~") || (!fact.startsWith("!") && !fromOverlay.equals("NONE"));
        text.append(' ').append(quiet ? "~" : "!").append(fact.replaceFirst("^[~!]", ""));
      }
      return text.toString();
    }
  }

  static StateTable read() {
    try (InputStream file = StateTable.class.getResourceAsStream("/alarm-states.txt")) {
      List<String> lines =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      return new StateTable(
          java.util.stream.IntStream.range(0, lines.size())
              .filter(at -> !lines.get(at).isBlank() && !lines.get(at).startsWith("#"))
              .mapToObj(at -> row(at + 1, lines.get(at).trim().split("\\s+", -1)))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Row> first(String base, String overlay, String input, Behaviour behaviour) {
    return rows.stream().filter(row -> row.fits(base, overlay, input, behaviour)).findFirst();
  }

  private static Row row(int number, String[] cells) {
    int slash = cells[0].indexOf('/');
    return new Row(
        number,
        cells[0].substring(0, slash),
        cells[0].substring(slash + 1),
        cells[1],
        cells[2],
        Arrays.asList(cells).subList(3, cells.length));
  }
}
