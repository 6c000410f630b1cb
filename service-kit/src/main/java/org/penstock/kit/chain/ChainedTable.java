package org.penstock.kit.chain;

/**
 * A table of the service whose rows are chained; a bean of this type has its heads anchored.
 *
 * @param name the table's name
 */
public record ChainedTable(String name) {

  public ChainedTable {
    if (!name.matches("[a-z_]+")) {
      throw new IllegalArgumentException("not a table's name: " + name);
    }
  }
}
