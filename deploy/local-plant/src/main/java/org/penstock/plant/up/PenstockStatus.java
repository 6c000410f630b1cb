package org.penstock.plant.up;

import java.nio.file.Path;
import org.penstock.plant.process.Learning;

/** {@code penstock status}: what runs; the exit code is 0 only when all is ready. */
public final class PenstockStatus {

  private PenstockStatus() {}

  /** Argument: the root of the repository. */
  public static void main(String[] arguments) {
    PlantFolder folder = PlantFolder.of(Path.of(arguments[0]));
    LocalPlant plant = PlantPlan.plant(folder, PlantPort.numbers(System.getenv()), Learning.NEVER);
    System.out.println(PlantTable.of(plant.parts()));
    boolean ready = plant.parts().stream().allMatch(Part::isReady);
    System.out.println(ready ? "\nAll is ready." : "\nNot everything is ready.");
    System.exit(ready ? 0 : 1);
  }
}
