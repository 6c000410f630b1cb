package org.penstock.kit.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** The running service's clock and identifiers. */
@ApplicationScoped
class TimeAndIds {

  /** PostgreSQL keeps microseconds: a finer instant would change on its way through a table. */
  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  /** RFC 9562 version 7: an index on such ids grows at its end. */
  @Produces
  @Singleton
  IdSource ids() {
    NoArgGenerator generator = Generators.timeBasedEpochGenerator();
    return generator::generate;
  }
}
