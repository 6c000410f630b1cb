package org.penstock.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The frozen copies of one release, with the list of their SHA-256 sums. */
record ReleasedSchemas(Path folder) {

  private static final String SUMS = "SHA256SUMS";

  static List<ReleasedSchemas> all() {
    return SchemaFiles.files(SchemaFiles.RELEASED).stream().map(ReleasedSchemas::new).toList();
  }

  List<Path> files() {
    return SchemaFiles.files(folder).stream()
        .filter(file -> file.toString().endsWith(".schema.json"))
        .toList();
  }

  /** The files that differ from the list, in either direction. */
  List<String> changed() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(SUMS), StandardCharsets.UTF_8)) {
      listed.put(line.substring(66), line.substring(0, 64));
    }
    Map<String, String> actual = new TreeMap<>();
    for (Path file : files()) {
      actual.put(file.getFileName().toString(), sha256(file));
    }
    return Stream.concat(listed.keySet().stream(), actual.keySet().stream())
        .distinct()
        .filter(name -> !actual.getOrDefault(name, "absent").equals(listed.get(name)))
        .toList();
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
