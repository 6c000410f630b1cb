package org.penstock.plant.process;

/** Whether the parts' JVMs learn to start quicker, each in a run of its own before the first. */
public enum Learning {
  /** For a plant that is started often: the first start takes minutes, each later one seconds. */
  ONCE_PER_BUILD,

  /** For a plant that is started once and thrown away. What was learnt before is used. */
  NEVER
}
