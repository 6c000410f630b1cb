/**
 * The rules over HTTP: those in force, the book, proposals, sheets, and rehearsals.
 *
 * <p>Calls use cases. Must not decide.
 */
@NullMarked
package org.penstock.alert.http.rules;

import org.jspecify.annotations.NullMarked;
