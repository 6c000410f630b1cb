/**
 * A small HTTP/1.1 server on the loopback address that can also misbehave on purpose: reset a
 * connection, or stop in the middle of an answer.
 *
 * <p>The JDK's own server always ends an exchange politely, which a lost answer is not. This
 * package knows nothing of work orders.
 */
@NullMarked
package org.penstock.plant.cmms.http;

import org.jspecify.annotations.NullMarked;
