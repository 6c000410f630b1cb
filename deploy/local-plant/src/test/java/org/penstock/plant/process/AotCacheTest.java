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
    AotCache first = AotCache.of(folder, "program", command(jar, "-Xmx64m"));
    make(first);
    assertThat(AotCache.of(folder, "program", command(jar, "-Xmx64m")).isMade()).isTrue();

    Files.writeString(jar, "the second version");

    assertThat(AotCache.of(folder, "program", command(jar, "-Xmx64m")).isMade()).isFalse();
    assertThat(madeIn(folder)).isEmpty();
  }

  @Test
  void aCacheOfOtherOptionsIsMadeAnew() throws IOException {
    Path jar = folder.resolve("program.jar");
    Files.writeString(jar, "jar");
    make(AotCache.of(folder, "program", command(jar, "-Xmx64m")));

    AotCache ofOthers =
        AotCache.of(folder, "program", command(jar, "-XX:+UseCompactObjectHeaders"));

    assertThat(ofOthers.isMade()).isFalse();
    assertThat(madeIn(folder)).isEmpty();
  }

  @Test
  void aCacheThatWasNotFinishedIsNotUsed() throws IOException {
    Path jar = folder.resolve("program.jar");
    Files.writeString(jar, "jar");
    AotCache cache = AotCache.of(folder, "program", command(jar, "-Xmx64m"));

    Files.writeString(unfinished(cache), "half of what the JVM learned");

    assertThat(cache.isMade()).isFalse();
  }

  @Test
  void aProgramRunsWithItsCacheOnlyWhenThereIsOne() throws IOException {
    Path jar = folder.resolve("program.jar");
    Files.writeString(jar, "jar");
    AotCache cache = AotCache.of(folder, "program", command(jar, "-Xmx64m"));
    JavaCommand command = command(jar, "-Xmx64m");

    assertThat(command.wordsUsing(cache)).noneMatch(word -> word.contains("AOTCache"));
    make(cache);
    assertThat(command.wordsUsing(cache))
        .contains("-XX:AOTCache=" + madeIn(folder).getFirst(), "-Xmx64m")
        .endsWith("Main", "--fast");
  }

  private static JavaCommand command(Path jar, String option) {
    return JavaCommand.ofClass(List.of(option), List.of(jar), "Main", "--fast");
  }

  private static void make(AotCache cache) throws IOException {
    Files.writeString(unfinished(cache), "what the JVM learned");
    cache.keep();
  }

  private static Path unfinished(AotCache cache) {
    String option = cache.toMake().getFirst();
    return Path.of(option.substring(option.indexOf('=') + 1));
  }

  private static List<Path> madeIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".aot")).toList();
    }
  }
}
