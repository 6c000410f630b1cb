package org.penstock.plant.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How one program is run in a JVM of its own.
 *
 * @param jars every jar that the program is made of
 * @param program the words that tell the JVM what to run
 */
public record JavaCommand(List<String> options, List<Path> jars, List<String> program) {

  /** Fast to start and small, which counts more on one machine than peak speed. */
  private static final List<String> FRUGAL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  public JavaCommand {
    options = List.copyOf(options);
    jars = List.copyOf(jars);
    program = List.copyOf(program);
  }

  /** A main class from a class path. */
  public static JavaCommand ofClass(
      List<String> options, List<Path> classPath, String mainClass, String... arguments) {
    List<String> program = new ArrayList<>();
    program.add("-cp");
    program.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    program.add(mainClass);
    program.addAll(List.of(arguments));
    return new JavaCommand(options, classPath, program);
  }

  /** A jar that knows its main class and its libraries. */
  public static JavaCommand ofJar(List<String> options, Path jar, List<Path> jars) {
    return new JavaCommand(options, jars, List.of("-jar", jar.toString()));
  }

  /** The words that run it, quicker where the cache is made. */
  public List<String> wordsUsing(AotCache cache) {
    return words(cache.toUse());
  }

  /** The words that run it and make the cache. */
  public List<String> wordsMaking(AotCache cache) {
    return words(cache.toMake());
  }

  private List<String> words(List<String> moreOptions) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(FRUGAL);
    words.addAll(options);
    words.addAll(moreOptions);
    words.addAll(program);
    return words;
  }
}
