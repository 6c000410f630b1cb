/**
 * Entries that nobody types: what an approval, a work order or an acknowledgement says in the log.
 *
 * <p>Called when an event of another service arrives. Pure: the same event gives the same text.
 */
@NullMarked
package org.penstock.elog.domain.auto;

import org.jspecify.annotations.NullMarked;
