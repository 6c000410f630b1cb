/**
 * What is watched: a rule, how it judges, how its alarm behaves, and the set of rules in force.
 *
 * <p>A rule turns what it sees into one signal for each of its levels; it knows nothing of the
 * state of its alarm. Must not know how rules are written or where they are kept.
 */
@NullMarked
package org.penstock.alert.domain.rule;

import org.jspecify.annotations.NullMarked;
