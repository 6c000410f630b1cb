package org.penstock.plant.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

  @TempDir Path folder;

  @Test
  void aJarThatChangesMakesTheCacheOfTheOldOneUseless() throws IOException {
    Path jar = folder.resolve("program.jar");
    Files.writeString(jar, "first");
    AotCache first = AotCache.of(folder, "program", List.of(jar));
    Files.writeString(fileOf(first), "what the JVM learned");
    assertThat(AotCache.of(folder, "program", List.of(jar)).isMade()).isTrue();

    Files.writeString(jar, "the second version");

    assertThat(AotCache.of(folder, "program", List.of(jar)).isMade()).isFalse();
    assertThat(fileOf(first)).doesNotExist();
  }

  @Test
  void aProgramRunsWithItsCacheOnlyWhenThereIsOne() throws IOException {
    Path jar = folder.resolve("program.jar");
    Files.writeString(jar, "jar");
    AotCache cache = AotCache.of(folder, "program", List.of(jar));
    JavaCommand command = JavaCommand.ofClass(List.of("-Xmx64m"), List.of(jar), "Main", "--fast");

    assertThat(command.wordsUsing(cache)).noneMatch(word -> word.contains("AOTCache"));
    assertThat(command.wordsMaking(cache)).contains("-XX:AOTCacheOutput=" + fileOf(cache));
    Files.writeString(fileOf(cache), "made");
    assertThat(command.wordsUsing(cache))
        .contains("-XX:AOTCache=" + fileOf(cache), "-Xmx64m")
        .endsWith("Main", "--fast");
  }

  private static Path fileOf(AotCache cache) {
    String option = cache.toMake().getFirst();
    return Path.of(option.substring(option.indexOf('=') + 1));
  }
}
