/**
 * Rules from a YAML file, read at the start.
 *
 * <p>Called through the port {@code RuleSource}. Reads; judges nothing but whether it is YAML of
 * the right shape.
 */
@NullMarked
package org.penstock.alert.file;

import org.jspecify.annotations.NullMarked;
