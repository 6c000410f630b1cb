package org.penstock.ingest.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.penstock.ingest.domain.flow.DescribedTags;

/**
 * The names in one journal: a line for each that came or went, written anew at every start. Lines
 * are with the operating system at once, which a killed process does not change; what a power cut
 * takes is described again by the next run, unless it left the configuration just then.
 */
public final class DescribedTagsFile implements DescribedTags {

  private static final Logger LOG = Logger.getLogger(DescribedTagsFile.class);
  private static final String CAME = "+";
  private static final String WENT = "-";

  private final Set<String> names = new TreeSet<>();
  private final Journal journal;
  private boolean hasFailed;

  private DescribedTagsFile(Path file) {
    this.journal = new Journal(file);
    tryTo(() -> {
      journal.read(this::take);
      journal.replace(names.stream().map(CAME::concat).toList());
    });
  }

  /** The file in that data folder. */
  public static DescribedTags in(Path dataFolder) {
    return new DescribedTagsFile(dataFolder.resolve("described-tags.journal"));
  }

  private void take(String line) {
    String name = line.substring(1);
    if (line.startsWith(CAME)) {
      names.add(name);
    } else {
      names.remove(name);
    }
  }

  @Override
  public synchronized Set<String> all() {
    return Set.copyOf(names);
  }

  @Override
  public synchronized void described(String tagName) {
    if (names.add(tagName)) {
      append(CAME + tagName);
    }
  }

  @Override
  public synchronized void gone(String tagName) {
    if (names.remove(tagName)) {
      append(WENT + tagName);
    }
  }

  private void append(String line) {
    tryTo(() -> journal.append(List.of(line), false));
  }

  /** Something that the disk may refuse. */
  @FunctionalInterface
  private interface Writing {

    void run() throws IOException;
  }

  private void tryTo(Writing writing) {
    try {
      writing.run();
      hasFailed = false;
    } catch (IOException e) {
      if (!hasFailed) {
        LOG.errorf("the names of described tags are in memory only: %s", e.getMessage());
        hasFailed = true;
      }
    }
  }
}
