package org.penstock.plant.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Where the servers of one build are, as their process wrote it down when all was ready.
 *
 * @param brokers the bootstrap servers of the broker that each service has for itself, by the name
 *     of the service's schema
 */
record RunningServers(long pid, Map<String, String> brokers, String jdbcUrl, TokenKey tokenKey) {

  private static final String FILE = "servers.properties";
  private static final String BROKER = "kafka.bootstrap-servers.";

  RunningServers {
    brokers = Map.copyOf(brokers);
  }

  /** Where the broker of that service takes requests. */
  String bootstrapServersOf(String service) {
    String address = brokers.get(service);
    if (address == null) {
      throw new IllegalArgumentException(
          "No service `" + service + "` has a test broker; there are " + brokers.keySet());
    }
    return address;
  }

  /** What stands in the folder, if servers that still run wrote it. */
  static Optional<RunningServers> in(Path folder) {
    return writtenIn(folder).filter(RunningServers::isAlive);
  }

  /** Whether servers were ready there once and are no more. */
  static boolean haveDiedIn(Path folder) {
    return writtenIn(folder).filter(servers -> !servers.isAlive()).isPresent();
  }

  private static Optional<RunningServers> writtenIn(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(from(properties));
  }

  private static RunningServers from(Properties properties) {
    return new RunningServers(
        Long.parseLong(properties.getProperty("pid")),
        brokersIn(properties),
        properties.getProperty("postgres.jdbc-url"),
        new TokenKey(
            properties.getProperty("token.private-key"),
            properties.getProperty("token.public-key")));
  }

  private static Map<String, String> brokersIn(Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(BROKER))
        .collect(
            Collectors.toUnmodifiableMap(
                name -> name.substring(BROKER.length()), properties::getProperty));
  }

  /** Renamed into place, so that a reader sees all of it or nothing. */
  void writeTo(Path folder) {
    Properties properties = new Properties();
    properties.setProperty("pid", String.valueOf(pid));
    brokers.forEach((service, address) -> properties.setProperty(BROKER + service, address));
    properties.setProperty("postgres.jdbc-url", jdbcUrl);
    properties.setProperty("token.private-key", tokenKey.privateKey());
    properties.setProperty("token.public-key", tokenKey.publicKey());
    Path unfinished = folder.resolve(FILE + ".new");
    try {
      try (var writer = Files.newBufferedWriter(unfinished)) {
        properties.store(writer, "The test servers of one build");
      }
      Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isAlive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
