package org.penstock.plant.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

  @TempDir Path folder;

  @Test
  void aFileOfThreeHundredLinesIsSmallAndOneMoreLineIsTooMuch() throws IOException {
    Files.writeString(folder.resolve("Small.java"), "//\n".repeat(300));
    Files.writeString(folder.resolve("Large.java"), "//\n".repeat(301));
    Files.writeString(folder.resolve("data.txt"), "x\n".repeat(500));

    assertThat(new SourceFiles(folder).tooLarge())
        .singleElement()
        .asString()
        .contains("Large.java has 301 lines", "split it");
  }

  @Test
  void theLocalPlantKeepsItsOwnRule() {
    assertThat(new SourceFiles(Path.of("src", "main", "java")).tooLarge()).isEmpty();
  }

  @Test
  void fifteenFilesMakeAPackageAndOneMoreIsTooMany() throws IOException {
    for (int i = 0; i < 15; i++) {
      Files.writeString(folder.resolve("Concept" + i + ".java"), "");
    }
    Files.writeString(folder.resolve("package-info.java"), "");
    assertThat(new SourceFiles(folder).tooLarge()).isEmpty();

    Files.writeString(folder.resolve("OneMore.java"), "");
    assertThat(new SourceFiles(folder).tooLarge())
        .singleElement()
        .asString()
        .contains("has 16 files");
  }
}
