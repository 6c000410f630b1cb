package org.penstock.plant.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.plant.up.PlantFolder;

class KeycloakDistributionIT {

  private static final Path CACHE =
      PlantFolder.of(Path.of(System.getProperty("local-plant.build.directory"))).cache();

  @Test
  void theProgramsAreMadeOnceAndFoundAgain() {
    Path home = new KeycloakDistribution(CACHE).home(_ -> {});
    assertThat(home.resolve("lib/quarkus-run.jar")).exists();
    assertThat(home.resolve("lib/quarkus/generated-bytecode.jar")).exists();

    List<String> said = new ArrayList<>();
    assertThat(new KeycloakDistribution(CACHE).home(said::add)).isEqualTo(home);
    assertThat(said).isEmpty();
  }
}
