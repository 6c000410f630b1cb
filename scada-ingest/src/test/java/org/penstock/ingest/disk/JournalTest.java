package org.penstock.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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
    assertThat(journal().read()).containsExactly("one", "two", "three");
  }

  @Test
  void aLineThatWasCutOffSpoilsNoneBehindIt() throws Exception {
    journal().append(List.of("one", "two"), true);
    try (FileChannel file = FileChannel.open(journal().path(), StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 2);
    }
    journal().append(List.of("three"), true);
    journal().append(List.of("four"), true);
    assertThat(journal().read()).containsExactly("one", "three", "four");
  }

  @Test
  void aLineThatWasChangedIsPassedOver() throws Exception {
    journal().append(List.of("one", "two", "three"), true);
    String text = Files.readString(journal().path());
    Files.writeString(journal().path(), text.replace("two", "tow"));
    assertThat(journal().read()).containsExactly("one", "three");
  }
}
