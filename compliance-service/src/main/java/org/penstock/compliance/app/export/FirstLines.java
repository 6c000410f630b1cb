package org.penstock.compliance.app.export;

import java.util.ArrayList;
import java.util.List;
import org.penstock.compliance.domain.export.render.PartSink;

/** Keeps the first lines of the first file of an export. */
final class FirstLines implements PartSink {

  final List<List<String>> lines = new ArrayList<>();
  private final int most;
  private int files;

  FirstLines(int most) {
    this.most = most;
  }

  @Override
  public void begin(String name) {
    files++;
  }

  @Override
  public void preamble(String line) {
    line(List.of(line));
  }

  @Override
  public void line(List<String> cells) {
    if (files == 1 && lines.size() < most) {
      lines.add(List.copyOf(cells));
    }
  }

  @Override
  public void count() {
    // A preview counts nothing.
  }
}
