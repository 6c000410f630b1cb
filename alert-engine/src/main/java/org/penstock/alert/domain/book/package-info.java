/**
 * The rule book: every version of every rule with who, when and why, the changes that people
 * propose, and what becomes of it when the rules file is read again.
 */
@NullMarked
package org.penstock.alert.domain.book;

import org.jspecify.annotations.NullMarked;
