package org.penstock.broken.domain;

import java.time.Instant;

record AsksTheClock(Instant at) {

  static AsksTheClock now() {
    return new AsksTheClock(Instant.now());
  }
}
