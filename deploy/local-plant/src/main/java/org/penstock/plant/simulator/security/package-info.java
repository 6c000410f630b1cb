/**
 * Who the server is and whom it lets in: its certificates, its trust list, its users.
 *
 * <p>Called by the server when it opens. Knows nothing of values and nodes.
 */
@NullMarked
package org.penstock.plant.simulator.security;

import org.jspecify.annotations.NullMarked;
