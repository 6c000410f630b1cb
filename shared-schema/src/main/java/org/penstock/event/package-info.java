/**
 * The events that services and outside systems exchange, and how they are written as JSON.
 *
 * <p>Called by everyone. Knows no service, no broker and no framework.
 */
@NullMarked
package org.penstock.event;

import org.jspecify.annotations.NullMarked;
