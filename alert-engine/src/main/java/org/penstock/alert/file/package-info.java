/**
 * Rules as text: the YAML file that is read at the start, and the sheets that people take out and
 * hand in.
 *
 * <p>Called through the ports {@code RuleSource} and {@code RuleSheets}. Reads and writes; judges
 * nothing but whether a text has the right shape.
 */
@NullMarked
package org.penstock.alert.file;

import org.jspecify.annotations.NullMarked;
