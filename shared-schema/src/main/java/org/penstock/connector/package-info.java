/**
 * The connector SPI: what every adapter to a vendor's system offers, in pure Java.
 *
 * <p>Implemented beside the services. Outcomes are values, because a caller must face each of them.
 */
@NullMarked
package org.penstock.connector;

import org.jspecify.annotations.NullMarked;
