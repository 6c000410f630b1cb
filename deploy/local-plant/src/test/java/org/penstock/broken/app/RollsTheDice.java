package org.penstock.broken.app;

import java.util.UUID;

record RollsTheDice(UUID id) {

  static RollsTheDice roll() {
    return new RollsTheDice(UUID.randomUUID());
  }
}
