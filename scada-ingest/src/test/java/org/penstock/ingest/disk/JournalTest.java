package org.penstock.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path folder;

  private Journal journal() {
    return new Journal(folder.resolve("things.journal"));
  }

  @Test
  void whatWasAppendedIsThereInOrder() throws Exception {
    journal().append(List.of("one", "two"), true);
    journal().append(List.of("three"), false);
    assertThat(lines()).containsExactly("one", "two", "three");
  }

  @Test
  void aLineThatWasCutOffSpoilsNoneBehindIt() throws Exception {
    journal().append(List.of("one", "two"), true);
    try (FileChannel file = FileChannel.open(journal().path(), StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 2);
    }
    journal().append(List.of("three"), true);
    journal().append(List.of("four"), true);
    assertThat(lines()).containsExactly("one", "three", "four");
  }

  @Test
  void aLineThatWasChangedIsPassedOver() throws Exception {
    journal().append(List.of("one", "two", "three"), true);
    String text = Files.readString(journal().path());
    Files.writeString(journal().path(), text.replace("two", "tow"));
    assertThat(lines()).containsExactly("one", "three");
  }

  @Test
  void whatReplacesTheLinesIsWrittenAsItIsTaken() throws Exception {
    journal().append(List.of("old"), true);
    Path next = folder.resolve("things.journal.next");
    List<Long> sizes = new ArrayList<>();
    Iterable<String> many =
        () ->
            IntStream.range(0, 10_000)
                .mapToObj(i -> {
                  if (i == 5_000) {
                    sizes.add(next.toFile().length());
                  }
                  return "line " + i;
                })
                .iterator();
    journal().replace(many);
    assertThat(sizes).singleElement().satisfies(size -> assertThat(size).isPositive());
    assertThat(lines()).hasSize(10_000).startsWith("line 0").endsWith("line 9999");
  }

  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    journal().read(lines::add);
    return lines;
  }
}
