/**
 * The local plant: real servers on loopback ports, without Docker.
 *
 * <p>Here is what its parts share: what is said to the person at the keyboard, and ports. Knows no
 * service.
 */
@NullMarked
package org.penstock.plant;

import org.jspecify.annotations.NullMarked;
