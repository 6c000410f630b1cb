package org.penstock.alert.domain.book;

import java.util.Objects;
import org.penstock.event.Actor;

/** Who wrote a version. */
public sealed interface Author {

  /** The rules file, read at the start. */
  record File(String name) implements Author {

    @Override
    public String text() {
      return "file " + name;
    }
  }

  /** A person, by a proposal. */
  record Person(Actor actor) implements Author {

    @Override
    public String text() {
      return Objects.requireNonNullElse(actor.name(), actor.sub());
    }
  }

  /** As people read it. */
  String text();
}
