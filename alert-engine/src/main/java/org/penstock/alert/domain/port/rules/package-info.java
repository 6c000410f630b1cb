/** What keeping and trying rules needs from outside: the book, proposals, sheets, readings. */
@NullMarked
package org.penstock.alert.domain.port.rules;

import org.jspecify.annotations.NullMarked;
