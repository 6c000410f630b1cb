/**
 * The language of expressions over tags: CEL, behind the port {@code domain.rule.Expressions}.
 *
 * <p>A tag is written {@code tags["filters.filter1.flow"]} and compared with numbers, texts, true
 * and false. What is read from a text becomes a tree of allowed nodes or is refused; nothing in it
 * can loop, call the program or reach beyond the tags.
 */
@NullMarked
package org.penstock.alert.cel;

import org.jspecify.annotations.NullMarked;
