/**
 * What is watched: alarm rules, their kinds, and the check of a rule that a person wrote.
 *
 * <p>A rule turns a value into one signal for each of its levels; it knows neither time nor the
 * state of its alarm. A new kind of rule is a new {@link org.penstock.alert.domain.rule.RuleKind}.
 */
@NullMarked
package org.penstock.alert.domain.rule;

import org.jspecify.annotations.NullMarked;
