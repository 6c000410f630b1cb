package org.penstock.plant.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.penstock.plant.PlantException;

/**
 * What a JVM learned in one run of a program, so that the next runs start in a fraction of the time
 * (JEP 483, 514).
 *
 * <p>It fits the very jars, options and JDK it was made with; its file name says which.
 */
public final class AotCache {

  private final Path file;

  private AotCache(Path file) {
    this.file = file;
  }

  /** The cache of one program, made or not; those of its earlier versions are deleted. */
  public static AotCache of(Path folder, String program, JavaCommand command) {
    Path file = folder.resolve(program + "-" + fingerprint(command) + ".aot");
    try {
      Files.createDirectories(folder);
      try (var files = Files.newDirectoryStream(folder, program + "-*.aot*")) {
        for (Path other : files) {
          if (!other.equals(file)) {
            Files.delete(other);
          }
        }
      }
    } catch (IOException e) {
      throw new PlantException("The folder " + folder + " cannot be used: " + e, e);
    }
    return new AotCache(file);
  }

  public boolean isMade() {
    return Files.exists(file);
  }

  /**
   * The JVM options of an ordinary run. What does not fit the cache is loaded as ever, silently.
   */
  List<String> toUse() {
    return isMade()
        ? List.of("-XX:AOTCache=" + file, "-Xlog:disable", "-Xlog:all=error:stderr")
        : List.of();
  }

  /** The JVM options of the run that makes it, when it ends. */
  List<String> toMake() {
    return List.of("-XX:AOTCacheOutput=" + unfinished(), "-Xlog:disable", "-Xlog:all=error:stderr");
  }

  /** To be called when the run that makes it has ended in peace: only then is it whole. */
  public void keep() {
    try {
      if (Files.exists(unfinished())) {
        Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new PlantException("The AOT cache " + file + " cannot be kept: " + e, e);
    }
  }

  private Path unfinished() {
    return file.resolveSibling(file.getFileName() + ".making");
  }

  private static String fingerprint(JavaCommand command) {
    StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
    text.append(command.options());
    try {
      for (Path jar : command.jars()) {
        text.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
      }
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (IOException e) {
      throw new PlantException("A jar is missing: " + e.getMessage() + ". Build again.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
