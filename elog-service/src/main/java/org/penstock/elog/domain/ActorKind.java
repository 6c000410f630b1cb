package org.penstock.elog.domain;

/** Who made an entry come about. */
public enum ActorKind {
  /** A person, known by a verified token. */
  HUMAN,
  /** An event of a service or of a plant system. */
  SYSTEM
}
