/**
 * The kinds of rules: how a value, a change, a silence or an expression is judged.
 *
 * <p>A new kind is one class here and one case in {@code draft.KindCheck}. Same values, same
 * answer.
 */
@NullMarked
package org.penstock.alert.domain.kind;

import org.jspecify.annotations.NullMarked;
